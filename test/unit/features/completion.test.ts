import assert from "node:assert/strict";
import type { CompletionItem, TextEdit } from "vscode-languageserver-types";
import { completionsAt, resolveCompletion } from "../../../server/features/completion";
import { offsetOf } from "../../../server/features/positions";
import { studyFrom } from "./fixture";

const STUDY = `//- codebook.yaml
themes:
  resources:
    name: Competition for resources
    codes:
      limits: { name: Scarce money, definition: Too little of it. }
      bidding: { definition: Asking for money together. }
codes:
  waiting: { name: Long delays, definition: Somebody waits. }
  unused: { definition: Never applied. }
  old-one: { definition: Out of use., status: retired }
//- other.transcript
---
case: B
coder: zoe
attributes: { level: local, agency: Shelter }
speakers: { Int: { role: interviewer }, Bob: { role: helper } }
---
Bob: [We waited]{.waiting} and [waited]{.waiting by=am} for [money]{.limits} we [need]{.homemade}.
//- third.transcript
---
attributes: { level: central }
---
[Money]{.limits} is short.
//- cases.csv
case,level,sector
B,local,charity
C,regional,state
`;

const CODES = ["limits", "waiting", "bidding", "unused", "resources", "homemade", "old-one"];

describe("completion of codes", () => {
  it("behind the dot of a finished block: used ones by recurrence, retired ones last", () => {
    check("Bob: [We waited]{.$0} long.", CODES);
  });

  it("in an unfinished block", () => {
    check("Bob: [We waited]{.$0 long.", CODES);
    check("Bob: []{.$0", CODES);
    check("Bob: We waited [<1]{.$0", CODES);
    check("Bob: We waited{.$0", CODES);
  });

  it("codes on this paragraph come first, those in the block are left out", () => {
    const others = ["limits", "unused", "resources", "homemade", "old-one"];
    check("Bob: [We]{.bidding} [waited]{.waiting .$0", ["bidding", ...others]);
    check("Bob: [We waited]{.$0 .waiting .bidding} long.", others);
  });

  it("matches what is typed on id and name, and offers to add what is unknown", () => {
    check("Bob: [We waited]{.wai$0}.", ["waiting", "Add “wai” to the codebook"]);
    check("Bob: [We waited]{.delay$0}.", ["waiting", "Add “delay” to the codebook"]);
    check("Bob: [We waited]{.WAITing$0}.", ["waiting", "Add “WAITing” to the codebook"]);
  });

  it("a code that the codebook has is not offered to be added", () => {
    check("Bob: [We waited]{.waiting$0}.", ["waiting"]);
  });

  it("compares ids after NFC", () => {
    check("Bob: [We waited]{.homemade$0}.", ["Add “homemade” to the codebook"]);
    check("Bob: [Wir]{.u\u0308ber$0}.", ["Add “über” to the codebook"]);
  });

  it("replaces the whole id, its dot included", () => {
    checkText("Bob: [We waited]{.wa$0itin by=am} long.", "waiting", [
      "Bob: [We waited]{.waiting by=am} long.",
    ]);
    checkText("Bob: [We waited]{wai$0", "waiting", ["Bob: [We waited]{.waiting"]);
  });

  it("carries name, path, counts, and the card when it is resolved", () => {
    const { items, study } = complete("Bob: [We waited]{.sc$0} long.");
    const [item] = items;
    assert.deepEqual(item.labelDetails, {
      detail: " Scarce money",
      description: "Competition for resources · 2 cases, 2 passages",
    });
    assert.equal(item.filterText, ".limits Scarce money");
    assert.equal(
      item.detail,
      "Competition for resources · 2 cases · 2 passages · 2 codings · 2 words",
    );
    const { documentation } = resolveCompletion(study, item);
    assert.match(JSON.stringify(documentation), /Too little of it\\\\\./);
  });

  it("the item that adds a code runs the editor's command", () => {
    const { items } = complete("Bob: [We waited]{.new$0}.");
    const item = items.at(-1);
    assert.deepEqual(item?.command?.arguments, [{ uri: "file:///study/a.transcript", id: "new" }]);
    assert.equal((item?.textEdit as TextEdit).newText, ".new");
  });

  it("asks again as more is typed", () => {
    assert.equal(complete("Bob: [We waited]{.$0").isIncomplete, true);
  });

  it("goes on after a brace in the text, a forgotten quote and another unfinished block", () => {
    check("Bob: {sic} [We waited]{.wai$0", ["waiting", "Add “wai” to the codebook"]);
    check('Bob: [We]{.limits memo="x [waited]{.wai$0', ["waiting", "Add “wai” to the codebook"]);
    check("Bob: [We]{.limits [waited]{.wai$0", ["waiting", "Add “wai” to the codebook"]);
    check('Bob: [We]{memo="a } b" .wai$0', ["waiting", "Add “wai” to the codebook"]);
  });

  it("over several lines", () => {
    check("Bob: [We waited]{.limits\n.wai$0", ["waiting", "Add “wai” to the codebook"]);
  });
});

describe("completion elsewhere in a block", () => {
  it("keys stand between the codes in use and the others", () => {
    check("Bob: [We waited]{.waiting $0} long.", [
      ...["limits", "memo=", "by=", "weight=", "exemplar="],
      ...["bidding", "unused", "resources", "homemade", "old-one"],
    ]);
  });

  it("keys that the block has are left out, those of the file are added", () => {
    check('Bob: [a]{mood=sad} [We waited]{memo="x" m$0}.', ["limits", "mood=", "homemade"], "some");
    const { items } = complete('Bob: [a]{mood=sad} [We waited]{memo="x" m$0}.');
    assert.equal(
      items.some(({ label }) => label === "memo="),
      false,
    );
  });

  it("a note gets its quotes, and the cursor between them", () => {
    checkText("Bob: [We waited]{.waiting me$0}.", "memo=", [
      'Bob: [We waited]{.waiting memo="$1"}.',
    ]);
  });

  it("the mark of a paragraph with nothing to code, where nothing is coded", () => {
    check("Bob: Yes. []{$0}", ["-"], "some");
    checkText("Bob: Yes. []{$0}", "-", ["Bob: Yes. []{-}"]);
    assert.equal(labelsOf("Bob: [Yes.]{.waiting} []{$0}").includes("-"), false);
    assert.equal(labelsOf("Bob: [Yes]{$0}").includes("-"), false);
  });

  it("coders of the file, then of the study", () => {
    check("Bob: [a]{.waiting by=kim} [b]{.waiting by=kim} [We]{.limits by=$0}", [
      "kim",
      "zoe",
      "am",
    ]);
  });

  it("weights that were used before, the one at the cursor left out", () => {
    check("Bob: [a]{.waiting weight=3} [We]{.limits weight=7$0}", ["3"]);
  });

  it("exemplars", () => {
    check("Bob: [We]{.limits exemplar=$0 .waiting}", ["yes", "limits", "waiting"]);
  });

  it("values in quotes, where they need them", () => {
    const text = 'Bob: [a]{.waiting memo="see \\"P1\\""} [We]{.limits memo=$0}';
    checkText(text, 'see "P1"', [
      'Bob: [a]{.waiting memo="see \\"P1\\""} [We]{.limits memo="see \\"P1\\""}',
    ]);
    checkText('Bob: [a]{.waiting mood=sad} [We]{.limits mood="s$0"}', "sad", [
      'Bob: [a]{.waiting mood=sad} [We]{.limits mood="sad"}',
    ]);
  });
});

describe("completion where nothing is to be offered", () => {
  for (const text of [
    "Bob: We waited $0 long.",
    "Bob: We waited{ $0",
    "Bob: [We waited]{.waiting}$0",
    "Bob: [We waited]{.waiting}\n\n[then$0",
    "## [We waited]{.$0",
    "<!-- [We waited]{.$0 -->",
    "Bob: [We waited]{.a.b$0",
    "Bob: [We waited]{.waiting #i$0",
    "Bob: [We waited]\\{.wai$0",
    'Bob: [We waited]{.waiting memo="so we$0',
  ]) {
    it(JSON.stringify(text), () => check(text, []));
  }
});

describe("completion in the front matter", () => {
  it("keys that are not there yet", () => {
    check("---\ncase: A\n$0\n---\n", [
      ...["attributes", "speakers", "coder", "date", "source", "status"],
    ]);
    checkText("---\ncase: A\nsta$0\n---\n", "status", ["---\ncase: A\nstatus: \n---\n"]);
    checkText("---\nsta$0: coded\n---\n", "speakers", ["---\nspeakers: coded\n---\n"]);
  });

  it("before the front matter is closed", () => {
    check("---\ncase: A\nst$0", ["status"], "some");
    assert.deepEqual(labelsOf("---\ncase: A\n\nBob: Yes\n$0"), ["Bob"]);
  });

  it("states", () => {
    check("---\nstatus: $0\n---\n", ["reading", "coded", "checked"]);
    checkText("---\nstatus:$0\n---\n", "coded", ["---\nstatus: coded\n---\n"]);
  });

  it("cases: those without a transcript first", () => {
    check("---\ncase: $0\n---\n", ["C", "B", "third"]);
  });

  it("coders of the study", () => {
    check("---\ncoder: $0\n---\n", ["zoe", "am"]);
  });

  it("attributes, in braces or on lines of their own", () => {
    check("---\nattributes: { $0 }\n---\n", ["level", "agency", "sector"]);
    check("---\nattributes:\n  level: local\n  $0\n---\n", ["agency", "sector"]);
    checkText("---\nattributes: { lev$0 }\n---\n", "level", [
      "---\nattributes: { level:  }\n---\n",
    ]);
  });

  it("values of an attribute, with how many transcripts have them", () => {
    check("---\nattributes: { agency: x, level: $0 }\n---\n", ["local", "central", "regional"]);
    const { items } = complete("---\nattributes:\n  level: $0\n---\n");
    assert.deepEqual(
      items.map(({ detail }) => detail),
      ["In 1 transcript", "In 1 transcript", "In cases.csv"],
    );
  });

  it("speakers of the file, as a map or a list", () => {
    const body = "---\nInt: Hello?\n\nAnn Lee: Yes.\n\nAnn Lee: No.\n";
    checkText(`---\nspeakers:\n  $0\n${body}`, "Ann Lee", [`---\nspeakers:\n  Ann Lee: \n${body}`]);
    checkText(`---\nspeakers: [I$0\n${body}`, "Int", [`---\nspeakers: [Int\n${body}`]);
    checkText(`---\nspeakers:\n  - A$0\n${body}`, "Ann Lee", [
      `---\nspeakers:\n  - Ann Lee\n${body}`,
    ]);
    check(`---\nspeakers: { Int: { role: interviewer }, $0 }\n${body}`, ["Ann Lee"]);
  });

  it("speakers that the file does not declare", () => {
    check("---\nspeakers:\n  Bob:\n  $0\n---\nBob: Yes.\n\nEve: No.\n", ["Eve"]);
  });

  it("what can be said of a speaker", () => {
    check("---\nspeakers:\n  Bob: { $0 }\n---\n", ["role", "case", "attributes"]);
    check("---\nspeakers:\n  Bob: { role: $0 }\n---\n", ["interviewer", "helper"]);
    check("---\nspeakers: { Bob: { case: $0 } }\n---\n", ["C", "B", "third"]);
    check("---\nspeakers:\n  Bob:\n    attributes: { sector: $0 }\n---\n", ["charity", "state"]);
  });

  it("quotes what YAML would read as something else", () => {
    const more = '//- cases.csv\ncase,level\nZ,"a: b"\nY,null\n';
    checkText(
      "---\nattributes: { level: $0 }\n---\n",
      "a: b",
      ['---\nattributes: { level: "a: b" }\n---\n'],
      more,
    );
    checkText(
      '---\nattributes: { level: "$0" }\n---\n',
      "null",
      ['---\nattributes: { level: "null" }\n---\n'],
      more,
    );
  });

  it("nothing inside other values", () => {
    check("---\nsource: x$0\n---\n", []);
    check("---\nspeakers:\n  Bob:\n    attributes: { level: { $0 } }\n---\n", []);
  });
});

describe("completion of speakers", () => {
  const turns = "Int: One?\n\nBob: Two.\n\nInt: Three?\n\nEve: Four.\n\nInt: Five?\n\n";

  it("at the start of a line: the most frequent first, the last speaker at the end", () => {
    check(`${turns}$0`, ["Bob", "Eve", "Int"]);
    checkText(`${turns}E$0`, "Eve", [`${turns}Eve: `]);
  });

  it("only those that begin with what is typed", () => {
    check(`${turns}e$0`, ["Eve"]);
    check(`${turns}We$0`, []);
    check(`${turns}Eve and$0`, []);
  });

  it("behind a time stamp, and in front of a colon that is there", () => {
    checkText(`${turns}[00:01:02] B$0`, "Bob", [`${turns}[00:01:02] Bob: `]);
    checkText(`${turns}B$0: Yes`, "Bob", [`${turns}Bob: Yes`]);
  });

  it("declared speakers before they speak", () => {
    check("---\nspeakers: { Kay: null }\n---\n\nK$0", ["Kay"]);
  });
});

function complete(text: string, more = "") {
  const { study, transcript, cursor } = studyFrom(`${STUDY}${more}//- a.transcript\n${text}`);
  const context = transcript("a.transcript");
  return { study, context, ...completionsAt(context, cursor?.offset ?? -1) };
}

/** The items in the order in which an editor shows them while nothing tells them apart. */
function labelsOf(text: string): string[] {
  const { items } = complete(text);
  const byText = (a: CompletionItem, b: CompletionItem) =>
    (a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1;
  return [...items].sort(byText).map(({ label }) => label);
}

/** All labels in their order, or `some` of them. */
function check(text: string, expected: readonly string[], how: "all" | "some" = "all"): void {
  const labels = labelsOf(text);
  const wanted = how === "all" ? labels : labels.filter((label) => expected.includes(label));
  assert.deepEqual(wanted, expected);
}

/** The text after the item with that label was taken. */
function checkText(text: string, label: string, expected: readonly string[], more = ""): void {
  const { items, context } = complete(text, more);
  const edits = items.filter((item) => item.label === label).map((item) => item.textEdit);
  const { lines, transcript } = context;
  const texts = (edits as TextEdit[]).map(({ range, newText }) => {
    const start = offsetOf(lines, range.start);
    return (
      transcript.text.slice(0, start) + newText + transcript.text.slice(offsetOf(lines, range.end))
    );
  });
  assert.deepEqual(texts, expected);
}
