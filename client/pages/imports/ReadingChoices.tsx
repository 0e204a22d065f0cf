import type { ImportPlan } from "../../../server/protocol/imports";
import type { ImportState } from "./messages";
import type { PartProps } from "./App";

type Reading = ImportState["wishes"]["reading"];
type Counting = Reading["counting"];

/** Choices that some files leave; only those are shown. */
export function ReadingChoices({ state: { plan, wishes, step }, actions }: PartProps) {
  const formats = new Set(plan?.files.map(({ format }) => format));
  const isBusy = step === "writing";
  const read = (reading: Reading): void => actions.choose({ choice: "reading", reading });
  const { hasHighlightCodes = false, rows = "a transcript per row", counting } = wishes.reading;
  const hasDocument = formats.has("Word document");
  const hasTable = formats.has("CSV") || formats.has("Excel workbook");
  const countings = plan?.countings ?? [];
  const hasProject = countings.length > 0;
  if (!hasDocument && !hasTable && !hasProject) return null;
  return (
    <section>
      <h2>How they are read</h2>
      {hasDocument && (
        <label class="choice">
          <input
            type="checkbox"
            checked={hasHighlightCodes}
            disabled={isBusy}
            onChange={({ currentTarget: { checked } }) => read({ hasHighlightCodes: checked })}
          />{" "}
          Highlighted words become passages with a code such as highlight-yellow
        </label>
      )}
      {hasTable && (
        <label class="choice">
          Answers in a table:{" "}
          <select
            value={rows}
            disabled={isBusy}
            onChange={({ currentTarget: { value } }) => read({ rows: value as Reading["rows"] })}
          >
            <option value="a transcript per row">a transcript for each row</option>
            <option value="per question">a transcript for each question</option>
          </select>
        </label>
      )}
      {hasProject && (
        <CountingChoice
          countings={countings}
          counting={counting}
          isBusy={isBusy}
          choose={(one) => read({ counting: one })}
        />
      )}
    </section>
  );
}

function isSame(one: NonNullable<Counting>, other: Counting): boolean {
  return one.unit === other?.unit && one.breaks === other.breaks && one.end === other.end;
}

interface CountingProps {
  readonly countings: ImportPlan["countings"];
  readonly counting: Counting;
  readonly isBusy: boolean;
  readonly choose: (counting: Counting) => void;
}

function CountingChoice({ countings, counting, isBusy, choose }: CountingProps) {
  return (
    <label class="choice">
      Positions of codes in a project:{" "}
      <select
        value={countings.findIndex((one) => isSame(one.counting, counting))}
        disabled={isBusy}
        onChange={({ currentTarget: { value } }) => choose(countings[Number(value)]?.counting)}
      >
        <option value={-1}>as they fit the words best</option>
        {countings.map(({ text }, index) => (
          <option key={text} value={index}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
