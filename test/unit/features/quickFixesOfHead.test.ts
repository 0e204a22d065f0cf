import assert from "node:assert/strict";
import { sealOf } from "../../../server/markup/seal";
import { applyChanges } from "./changes";
import { checkFixes, FILE, fixesOf } from "./fixes";

describe("quick fixes of speakers", () => {
  it("unknown-speaker in a file that declares its participants", () => {
    checkFixes(
      "unknown-speaker",
      "---\nspeakers:\n  Int: { role: interviewer }\n  P1:\n    case: K\n# end\n---\nP1: Yes.\n\nBob: No.\n",
      [
        [
          "Declare “Bob” as a speaker",
          "---\nspeakers:\n  Int: { role: interviewer }\n  P1:\n    case: K\n  Bob: {}\n# end\n---\nP1: Yes.\n\nBob: No.\n",
        ],
        [
          "“Bob” is not a speaker, keep it as text",
          "---\nspeakers:\n  Int: { role: interviewer }\n  P1:\n    case: K\n# end\n---\nP1: Yes.\n\nBob\\: No.\n",
        ],
      ],
    );
  });

  it("several of them at once, in braces", () => {
    const body = "---\nP1: Yes.\n\nBob: No.\n\nAnn B.: No.\n\nBob: Oh.\n";
    const { actions, study } = fixesOf("unknown-speaker", `---\nspeakers: { P1: null }\n${body}`);
    const all = actions.find(({ title }) => title === "Declare all speakers of this file");
    assert.equal(
      applyChanges(`---\nspeakers: { P1: null }\n${body}`, all?.edit?.changes?.[study.uriOf(FILE)]),
      `---\nspeakers: { P1: null, Bob: {}, Ann B.: {} }\n${body}`,
    );
  });

  it("a label that is used once: declaring it means declaring all", () => {
    checkFixes("unknown-speaker", "Int: So?\r\n\r\nP1: Yes.\r\n\r\nP1: No.\r\n\r\nNote: x.\r\n", [
      [
        "Declare all speakers of this file",
        "---\r\nspeakers:\r\n  Int: { role: interviewer }\r\n  P1: {}\r\n  Note: {}\r\n---\r\n\r\nInt: So?\r\n\r\nP1: Yes.\r\n\r\nP1: No.\r\n\r\nNote: x.\r\n",
      ],
      [
        "“Note” is not a speaker, keep it as text",
        "Int: So?\r\n\r\nP1: Yes.\r\n\r\nP1: No.\r\n\r\nNote\\: x.\r\n",
      ],
    ]);
  });

  it("in front matter without speakers, with an empty key, and in lists", () => {
    const body = "---\nP1: Yes.\n\nP1: No.\n\nBob: x.\n";
    for (const [before, after] of [
      ["case: K\n", "case: K\nspeakers:\n  P1: {}\n  Bob: {}\n"],
      ["speakers:\ncase: K\n", "speakers:\n  P1: {}\n  Bob: {}\ncase: K\n"],
      ["speakers: {}\n", "speakers: {P1: {}, Bob: {}}\n"],
      ["speakers: [P1]\n", "speakers: [P1, Bob]\n"],
      ["speakers:\n- P1\ncase: K\n", "speakers:\n- P1\n- Bob\ncase: K\n"],
      ["speakers:\n  - P1\n\n", "speakers:\n  - P1\n  - Bob\n\n"],
    ]) {
      const text = `---\n${before}${body}`;
      checkFixes(
        "unknown-speaker",
        text,
        [["Declare all speakers of this file", `---\n${after}${body}`]],
        "first",
      );
    }
  });

  it("no-speaker", () => {
    checkFixes("no-speaker", "P1: Yes.\n\nInt: So?\n\n## Next\n\n[We]{.waiting} waited.\n", [
      ["Let “Int” continue", "P1: Yes.\n\nInt: So?\n\n## Next\n\nInt: [We]{.waiting} waited.\n"],
      [
        "Name “P1” as the speaker",
        "P1: Yes.\n\nInt: So?\n\n## Next\n\nP1: [We]{.waiting} waited.\n",
      ],
    ]);
  });
});

describe("quick fixes of the front matter", () => {
  it("invalid-front-matter that never ends", () => {
    checkFixes("invalid-front-matter", "---\ncase: K\nspeakers:\n  P1: {}\n\nP1: Yes.\n", [
      ["Close the front matter", "---\ncase: K\nspeakers:\n  P1: {}\n---\n\nP1: Yes.\n"],
    ]);
  });

  it("attribute-conflict", () => {
    const cases = '//- cases.csv\ncase,level,agency\na,"two, words",x\n';
    const text = "---\nattributes: { level: local }\n---\nYes.\n";
    const { study, actions } = fixesOf("attribute-conflict", text, cases);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ["Take “two, words” from cases.csv", "Write “local” into cases.csv"],
    );
    assert.equal(
      applyChanges(text, actions[0].edit?.changes?.[study.uriOf(FILE)]),
      '---\nattributes: { level: "two, words" }\n---\nYes.\n',
    );
    assert.equal(
      applyChanges(study.cases?.text ?? "", actions[1].edit?.changes?.[study.cases?.uri ?? ""]),
      "case,level,agency\na,local,x\n",
    );
  });

  it("wording-changed", () => {
    checkFixes("wording-changed", "---\nverbatim: sha256-x\n---\nWe waited.\n", [
      [
        "Accept the words as they are and seal them again",
        `---\nverbatim: ${sealOf("We waited.")}\n---\nWe waited.\n`,
      ],
    ]);
  });
});
