// What of a transcript a quotation quotes, and of whom.
import { deepEqual } from "node:assert/strict";
import { quotesOf } from "../../../server/features/quotation";
import { snapInward } from "../../../server/markup/edits/stretch";
import { studyFrom } from "./fixture";

const { transcript, textOf } = studyFrom(`//- codebook.yaml
codes: { a: A }
//- cases.csv
case,level,town
P1,regional,Leeds
P2,local,York
//- t.transcript
---
case: P1
attributes: { level: central }
speakers: { P1: { case: P1 }, P2: { case: P2, attributes: { town: Hull } }, Int: { role: interviewer } }
---
# Money

[00:01:02] P1: It was [[tight]{.a}, very tight]{.a}. <!-- really --> Nobody \\[ever] planned it.

And it went on.

Int: Go on?

P1: So we stopped.

P2: (00:02:00) We did not.
`);

/** The quotes of the stretches between the words given as "first … last". */
function quotes(...selections: readonly string[]) {
  const context = transcript("t.transcript");
  const text = textOf("t.transcript");
  const stretches = selections.map((selection) => {
    const [first = "", last = first] = selection.split(" … ");
    const start = text.indexOf(first);
    const end = text.indexOf(last, start) + last.length;
    const stretch = snapInward(context.transcript, { start, end });
    if (!stretch) throw new Error(selection);
    return stretch;
  });
  return quotesOf(context, stretches);
}

const pieces = (...selections: readonly string[]) => quotes(...selections).map((one) => one.pieces);

describe("quoting", () => {
  it("gives the words without markup, comments and escapes", () => {
    deepEqual(pieces("It was … planned it."), [
      ["It was tight, very tight. Nobody [ever] planned it."],
    ]);
  });

  it("says who, of what case, where and when", () => {
    deepEqual(quotes("tight"), [
      {
        pieces: ["tight"],
        case: "P1",
        speaker: "P1",
        attributes: [
          { key: "level", value: "central" },
          { key: "town", value: "Leeds" },
        ],
        file: "t.transcript",
        heading: "Money",
        timestamp: "00:01:02",
      },
    ]);
  });

  it("keeps the time stamp of a turn in its later paragraphs, and not beyond", () => {
    deepEqual(
      ["And it", "So we"].map((words) => quotes(words)[0]?.timestamp),
      ["00:01:02", null],
    );
  });

  it("cuts between selections where a word is left out, and only there", () => {
    deepEqual(pieces("very tight", "Nobody … ever"), [["very tight. Nobody [ever"]]);
    deepEqual(pieces("It was", "very tight"), [["It was", "very tight"]]);
    deepEqual(pieces("very tight", "It was", "was [[tight"), [["It was tight, very tight"]]);
  });

  it("joins paragraphs of one turn, and leaves out an interviewer in between", () => {
    deepEqual(pieces("planned it. … it went"), [["planned it. And it went"]]);
    deepEqual(pieces("it went on. … stopped"), [["it went on.", "So we stopped"]]);
  });

  it("quotes an interviewer where nobody else speaks", () => {
    deepEqual(quotes("Go on")[0], {
      pieces: ["Go on"],
      case: null,
      speaker: "Int",
      attributes: [],
      file: "t.transcript",
      heading: "Money",
      timestamp: null,
    });
  });

  it("gives each speaker their own quotation", () => {
    const found = quotes("So we … did not");
    deepEqual(
      found.map((one) => [one.pieces, one.case, one.attributes.map(({ value }) => value)]),
      [
        [["So we stopped."], "P1", ["central", "Leeds"]],
        [["We did not"], "P2", ["central", "Hull"]],
      ],
    );
  });
});
