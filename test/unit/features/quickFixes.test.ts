import assert from "node:assert/strict";
import { problemsOfCodebook, problemsOfFile } from "../../../server/features/problems";
import { quickFixesAt, quickFixesInCodebook } from "../../../server/features/quickFixes";
import { applyChanges } from "./changes";
import { checkFixes, CODEBOOK, FILE, fixesOf } from "./fixes";
import { studyFrom } from "./fixture";

describe("quick fixes of codes", () => {
  it("unknown-code", () => {
    checkFixes("unknown-code", "We [waited]{.waitin by=am} long.", [
      ["Change to “waiting” (Waiting for help)", "We [waited]{.waiting by=am} long."],
      ["Add “waitin” to the codebook", "We [waited]{.waitin by=am} long."],
      ["Remove “waitin” from this passage", "We waited long."],
    ]);
  });

  it("adds the code to the codebook, last of all", () => {
    const { study, actions } = fixesOf("unknown-code", "We [waited]{.xyzzy}.");
    const text = applyChanges(study.codebook.text, actions[0].edit?.changes?.[study.codebook.uri]);
    assert.equal(text, `${study.codebook.text}  xyzzy:\n`);
  });

  it("unknown-code beside the code that it should be", () => {
    checkFixes(
      "unknown-code",
      "We [waited]{.waitin .waiting}.",
      [["Change to “waiting” (Waiting for help)", "We [waited]{.waiting}."]],
      "first",
    );
  });

  it("retired-code", () => {
    checkFixes("retired-code", "We [queued]{.queueing}.", [
      ["Change to “waiting” (Waiting for help)", "We [queued]{.waiting}."],
      ["Remove “queueing” from this passage", "We queued."],
    ]);
  });

  it("duplicate-code", () => {
    checkFixes(
      "duplicate-code",
      "[We [waited]{.waiting}]{.rationing} [[x]{.waiting}]{.waiting .rationing}",
      [
        [
          "Remove the second “waiting”",
          "[We [waited]{.waiting}]{.rationing} [[x]{.waiting}]{.rationing}",
        ],
      ],
    );
    checkFixes("duplicate-code", "We [[waited]{.waiting}]{.waiting}.", [
      ["Remove the second “waiting”", "We [waited]{.waiting}."],
    ]);
  });

  it("overlapping-same-code: the inner one goes", () => {
    checkFixes("overlapping-same-code", '[We [waited]{.waiting memo="x"} long]{.waiting}.', [
      ["Unite the passages with “waiting”", '[We [waited]{memo="x"} long]{.waiting}.'],
    ]);
  });

  it("overlapping-same-code: one is made of two that cross", () => {
    checkFixes(
      "overlapping-same-code",
      "[1>]We [2>]waited[<1]{.waiting by=am} long[<2]{.waiting by=am}.",
      [["Unite the passages with “waiting”", "[We waited long]{.waiting by=am}."]],
    );
    checkFixes(
      "overlapping-same-code",
      "[1>]We [2>]waited[<1]{.waiting}.\n\nIt was long[<2]{.waiting .rationing}.",
      [
        [
          "Unite the passages with “waiting”",
          "[1>]We [2>]waited.\n\nIt was long[<1]{.waiting}[<2]{.rationing}.",
        ],
      ],
    );
  });

  it("uncoded", () => {
    checkFixes("uncoded", "We waited for a very long time.\nAnd more.", [
      [
        "Mark the paragraph as read, nothing to code",
        "We waited for a very long time.\nAnd more. []{-}",
      ],
    ]);
  });
});

describe("quick fixes of passages", () => {
  it("empty-passage", () => {
    checkFixes("empty-passage", "We [ ]{.waiting} waited.", [
      ["Remove the empty passage", "We   waited."],
    ]);
    checkFixes("empty-passage", "We waited.\n\n[]{.waiting}\n\nLong.", [
      ["Remove the empty passage", "We waited.\n\n\nLong."],
    ]);
  });

  it("nothing-but-coded", () => {
    checkFixes("nothing-but-coded", "We [waited]{.waiting}. []{-}", [
      ["Remove the mark", "We [waited]{.waiting}."],
    ]);
  });

  it("paragraph-code-inside", () => {
    checkFixes("paragraph-code-inside", "We []{.waiting} waited.  \nLong.", [
      ["Move to the end of the paragraph", "We waited.  \nLong. []{.waiting}"],
    ]);
  });

  it("duplicate-id", () => {
    checkFixes("duplicate-id", "[We]{#q .waiting} [waited]{#q .waiting}.", [
      ["Remove the second “#q”", "[We]{#q .waiting} [waited]{.waiting}."],
    ]);
    checkFixes("duplicate-id", "[We]{#q .waiting} [waited]{#q}.", [
      ["Remove the second “#q”", "[We]{#q .waiting} waited."],
    ]);
    checkFixes("duplicate-id", "[We]{#q .waiting} waited.\n\nYes. []{- #q}", [
      ["Remove the second “#q”", "[We]{#q .waiting} waited.\n\nYes. []{-}"],
    ]);
  });

  it("code-in-heading", () => {
    checkFixes("code-in-heading", "## The [long]{.waiting} wait\n", [
      ["Remove the code, keep the words", "## The long wait\n"],
    ]);
    checkFixes("code-in-heading", '<!-- [a]{.waiting memo="]{.b}"} -->\n', [
      ["Remove the code, keep the words", "<!-- a -->\n"],
    ]);
  });

  it("code-before-label", () => {
    checkFixes("code-before-label", "P1: Yes.\n\n[P1: We waited]{.waiting} long.", [
      ["Move behind the label", "P1: Yes.\n\nP1: [We waited]{.waiting} long."],
    ]);
    checkFixes("code-before-label", "P1: Yes.\n\n[[P1: We]{.waiting} waited]{.rationing}.", [
      ["Move behind the label", "P1: Yes.\n\nP1: [[We]{.waiting} waited]{.rationing}."],
    ]);
  });
});

describe("quick fixes of stray markup", () => {
  it("detached-attributes", () => {
    checkFixes("detached-attributes", "We [waited] {.waiting} long. ", [
      ["Join to the passage before", "We [waited]{.waiting} long. "],
      ["Code the whole paragraph with them", "We [waited] long. []{.waiting} "],
      ["Remove the attributes", "We [waited] long. "],
    ]);
    checkFixes("detached-attributes", "We [waited]{.waiting} {.rationing by=am}.", [
      ["Code the whole paragraph with them", "We [waited]{.waiting}. []{.rationing by=am}"],
      ["Remove the attributes", "We [waited]{.waiting}."],
    ]);
    checkFixes(
      "detached-attributes",
      "We [waited]{.waiting}{.rationing}.",
      [["Join to the passage before", "We [waited]{.waiting .rationing}."]],
      "first",
    );
    checkFixes(
      "detached-attributes",
      "We waited{.waiting} long.",
      [["Join to the passage before", "We [waited]{.waiting} long."]],
      "first",
    );
  });

  it("unmatched-start", () => {
    checkFixes("unmatched-start", "We [waited [long]{.waiting}.", [
      ["Keep the bracket as text", "We \\[waited [long]{.waiting}."],
    ]);
  });

  it("unmatched-end", () => {
    checkFixes("unmatched-end", "P1: Yes.\n\nP1: We waited]{.waiting}.", [
      ["Code from the start of the paragraph", "P1: Yes.\n\nP1: [We waited]{.waiting}."],
      ["Remove the bracket and its block", "P1: Yes.\n\nP1: We waited."],
      ["Keep it as text", "P1: Yes.\n\nP1: We waited\\]{.waiting}."],
    ]);
    checkFixes("unmatched-end", "We waited[<r2]{.waiting}.", [
      ["Code from the start of the paragraph", "[r2>]We waited[<r2]{.waiting}."],
      ["Remove the end mark", "We waited."],
      ["Keep it as text", "We waited\\[<r2\\]{.waiting}."],
    ]);
  });

  it("unended-range", () => {
    checkFixes("unended-range", "We [1>]waited.", [
      ["Remove the start mark", "We waited."],
      ["Keep it as text", "We \\[1>]waited."],
    ]);
  });

  it("malformed-attributes", () => {
    checkFixes("malformed-attributes", "We [waited]{}.", [
      ["Remove the empty block", "We [waited]."],
      ["Keep it as text", "We [waited]\\{}."],
    ]);
    checkFixes("malformed-attributes", "We waited. []{ }", [
      ["Remove the empty block", "We waited. "],
      ["Keep it as text", "We waited. []\\{ }"],
    ]);
    checkFixes("malformed-attributes", "[1>]We waited[<1].", [
      ["Remove the end mark", "[1>]We waited."],
      ["Keep it as text", "[1>]We waited\\[<1]."],
    ]);
  });

  it("malformed-attributes that can be guessed", () => {
    for (const [written, meant] of [
      ["{waiting}", "{.waiting}"],
      ["{.waiting, .rationing}", "{.waiting .rationing}"],
      ["{.waiting.rationing}", "{.waiting .rationing}"],
      ["{.waiting memo = ‘so it is’}", "{.waiting memo='so it is'}"],
      ["{.waiting memo=“so it is”}", '{.waiting memo="so it is"}'],
      ["{.waiting", "{.waiting}"],
    ]) {
      checkFixes(
        "malformed-attributes",
        `We [waited]${written} long.`,
        [[`Write it as ${meant}`, `We [waited]${meant} long.`]],
        "first",
      );
    }
  });

  it("unclosed-comment", () => {
    checkFixes("unclosed-comment", "We waited. <!-- so\n\nThen.", [
      ["End the comment with its line", "We waited. <!-- so -->\n\nThen."],
      ["Keep it as text", "We waited. \\<!-- so\n\nThen."],
    ]);
  });
});

describe("quick fixes in general", () => {
  it("are offered where their problem is, and carry it", () => {
    const { study, transcript } = studyFrom(`${CODEBOOK}//- ${FILE}\nWe [waited]{.waitin} long.`);
    const context = transcript(FILE);
    const problems = problemsOfFile(study, FILE);
    const at = (character: number) => {
      const position = { line: 0, character };
      return quickFixesAt(context, { start: position, end: position }, problems);
    };
    assert.equal(at(11).length, 0);
    assert.equal(at(12).length, 3);
    assert.equal(at(19).length, 3);
    assert.equal(at(20).length, 0);
    assert.equal(at(12)[0].diagnostics?.[0].code, "unknown-code");
    assert.deepEqual(
      at(12).map(({ isPreferred }) => isPreferred === true),
      [true, false, false],
    );
  });

  it("a merge conflict is left to a person", () => {
    checkFixes("merge-conflict", "<<<<<<< HEAD\n", []);
  });
});

describe("quick fixes in the codebook", () => {
  it("nearest keys, ids and colours", () => {
    const text = `codes:
  waiting: { definitoin: Somebody waits., color: '4e79a7' }
  old: { status: retired, replacedBy: waitin }
`;
    const { study } = studyFrom(`//- codebook.yaml\n${text}`);
    const results = problemsOfCodebook(study).flatMap(({ range }) =>
      quickFixesInCodebook(study, range).map(({ title, edit }) => [
        title,
        applyChanges(text, edit?.changes?.[study.codebook.uri]),
      ]),
    );
    assert.deepEqual(results, [
      ["Change to “definition”", text.replace("definitoin", "definition")],
      ["Change to “#4e79a7”", text.replace("'4e79a7'", '"#4e79a7"')],
      ["Change to “waiting”", text.replace("waitin }", "waiting }")],
    ]);
  });
});
