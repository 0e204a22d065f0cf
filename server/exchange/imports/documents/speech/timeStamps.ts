/** A time stamp as it is written; what its fields mean is settled for the whole file. */
export interface Stamp {
  readonly kind: "enclosed" | "bare" | "range";
  /** From hours, or days, down to seconds, or frames of a second. */
  readonly fields: readonly number[];
  readonly fraction: number;
  readonly isNegative: boolean;
  /** Where the text goes on behind it. */
  readonly end: number;
}

/** What the last of four fields counts: frames of a film, or seconds behind days. */
export type FourthField = "frames" | "seconds";

const CLOCK = String.raw`-?\d{1,3}(?::\d{1,2}){1,3}(?:[.,-]\d{1,3})?`;
const DOTTED = String.raw`\d{1,2}(?:\.\d{2}){1,2}`;
const ENCLOSED = new RegExp(
  String.raw`([[({#])\s?(${CLOCK}|${DOTTED})(?:\s*(?:-->|–|-)\s*(?:${CLOCK}))?\s?([\])}#])`,
  "y",
);
const RANGE = new RegExp(String.raw`(${CLOCK})\s*-->\s*(?:${CLOCK})`, "y");
const BARE = /(-?\d{1,3}(?::\d{2}){1,3}(?:[.,]\d{1,3})?)(?=\s|$)/y;
/** As `*2.33 = I1:` has it: dots are fields where a star and an equals sign say that it is a time. */
const STARRED = new RegExp(String.raw`\*?(${CLOCK}|${DOTTED})\s*=(?=\s|$)`, "y");
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["[", "]"],
  ["(", ")"],
  ["{", "}"],
  ["#", "#"],
]);

/** The time stamp at an offset of a line, if there is one. */
export function stampAt(line: string, at: number): Stamp | undefined {
  const enclosed = matchAt(ENCLOSED, line, at);
  if (enclosed) {
    const isClosed = CLOSERS.get(enclosed[1]!) === enclosed[3];
    return isClosed ? stampOf("enclosed", enclosed[2]!, at + enclosed[0].length) : undefined;
  }
  const range = matchAt(RANGE, line, at);
  if (range) return stampOf("range", range[1]!, at + range[0].length);
  const bare = matchAt(STARRED, line, at) ?? matchAt(BARE, line, at);
  return bare ? stampOf("bare", bare[1]!, at + bare[0].length) : undefined;
}

const AT_END = new RegExp(String.raw`#(${CLOCK})#\s*$`);

/** The stamp with which programs for transcribing end a paragraph, as in `#00:00:12-3#`. */
export function stampAtEnd(
  line: string,
): { readonly stamp: Stamp; readonly start: number } | undefined {
  // The stamp is short: only the end of a long line is looked at.
  const from = Math.max(0, line.length - 40);
  const found = AT_END.exec(line.slice(from));
  const stamp = found ? stampOf("enclosed", found[1]!, line.length) : undefined;
  return found && stamp ? { stamp, start: from + found.index } : undefined;
}

/** Seconds from the start of the recording; undefined before it. */
export function secondsOf(stamp: Stamp, fourth: FourthField): number | undefined {
  if (stamp.isNegative) return undefined;
  const fields = stamp.fields;
  const counted = fields.length === 4 && fourth === "frames" ? fields.slice(0, 3) : fields;
  const factors = FACTORS.slice(-counted.length);
  const whole = counted.reduce((sum, field, at) => sum + field * factors[at]!, 0);
  return whole + stamp.fraction;
}

const FACTORS = [86_400, 3_600, 60, 1];

/** No film has 30 frames and more in the last field of all its stamps and never a larger number. */
export function fourthFieldOf(stamps: readonly Stamp[]): FourthField {
  const isSeconds = ({ fields }: Stamp) => fields.length === 4 && fields[3]! >= 30;
  return stamps.some(isSeconds) ? "seconds" : "frames";
}

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

function stampOf(kind: Stamp["kind"], clock: string, end: number): Stamp | undefined {
  const isDotted = !clock.includes(":");
  const [, sign, whole, digits = ""] = /^(-?)([\d:]+)(?:[.,-](\d+))?$/.exec(
    isDotted ? clock.replaceAll(".", ":") : clock,
  )!;
  const fields = whole!.split(":").map(Number);
  if (fields.slice(1).some((field) => field > 59)) return undefined;
  return { kind, fields, fraction: Number(`0.${digits}`), isNegative: sign === "-", end };
}
