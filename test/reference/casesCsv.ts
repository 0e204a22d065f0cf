/** cases.csv: section 2 of codebook-and-counts.md, "a column `case`, one column an attribute". */

export type CaseAttributes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reading: RFC 4180 with commas; cells are trimmed; of two rows of one case the first value of an attribute holds. */
export function caseAttributes(text: string): CaseAttributes {
  const [header = [], ...rows] = parseCsv(text);
  const cases = new Map<string, Map<string, string>>();
  const column = header.indexOf("case");
  if (column < 0) return cases;
  for (const row of rows) {
    const name = row[column] ?? "";
    if (name === "") continue;
    const attributes = cases.get(name) ?? new Map<string, string>();
    cases.set(name, attributes);
    header.forEach((attribute, index) => {
      const value = row[index] ?? "";
      if (index !== column && attribute !== "" && value !== "" && !attributes.has(attribute))
        attributes.set(attribute, value);
    });
  }
  return cases;
}

export function parseCsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = (): void => {
    rows[rows.length - 1]?.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    if (isQuoted && character === '"' && source.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (character === '"' && (isQuoted || cell === "")) {
      isQuoted = !isQuoted;
    } else if (!isQuoted && character === ",") {
      endCell();
    } else if (!isQuoted && character === "\n") {
      endCell();
      rows.push([]);
    } else {
      cell += character;
    }
  }
  endCell();
  return rows.filter((row) => row.some((one) => one !== ""));
}
