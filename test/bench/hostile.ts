/** Texts of one megabyte that a parser with a weakness takes for ever to read. */
const MEGABYTE = 1_000_000;

const CRUMBS = [
  "[",
  "]{",
  "[1>]",
  "\\",
  "[]{.a}",
  "[x]{.a}",
  "<!--",
  "[x]{.a ",
  "[<1]{.a}",
  "]{.a}",
];

export interface HostileText {
  readonly name: string;
  readonly text: string;
}

export function* hostileTexts(): Generator<HostileText> {
  for (const crumb of CRUMBS) {
    yield { name: `${crumb} in one line`, text: repeat(crumb, MEGABYTE) };
    yield { name: `${crumb} in many lines`, text: repeat(`P1: ${crumb}\n`, MEGABYTE) };
    yield { name: `${crumb} a paragraph each`, text: repeat(`P1: a ${crumb} b\n\n`, MEGABYTE) };
  }
  const mixed = CRUMBS.join(" a ");
  yield { name: "mixed in one line", text: repeat(mixed, MEGABYTE) };
  yield { name: "mixed in many lines", text: repeat(`${mixed}\n`, MEGABYTE) };
  const half = MEGABYTE / 8;
  yield { name: "spans nested", text: "[".repeat(half) + " x " + "]{.a}".repeat(half) };
}

function repeat(crumb: string, length: number): string {
  return crumb.repeat(Math.ceil(length / crumb.length)).slice(0, length);
}
