import assert from "node:assert/strict";
import type { LocationLink } from "vscode-languageserver-types";
import {
  declarationOf,
  definitionAt,
  definitionInCodebook,
} from "../../../server/features/definition";
import { studyFrom, type StudyFixture } from "./fixture";
import { textIn } from "./ranges";

const CODEBOOK = `//- codebook.yaml
themes:
  money:
    codes:
      limits: { definition: Too little. }
      "old": { status: retired, replacedBy: limits }
      older:
        status: retired
        "replacedBy": 'old'
codes:
  Überlastung: d
`;

describe("definition in a transcript", () => {
  it("from a code to its entry in the codebook", () => {
    check("[one]{.a .lim$0its}", {
      origin: ".limits",
      entry: "limits: { definition: Too little. }",
      key: "limits",
    });
    check("[one]{.a $0.limits}", { origin: ".limits", key: "limits" });
    check("[one]{.a .limits$0}", { origin: ".limits", key: "limits" });
    check("[]{.mon$0ey}", { origin: ".money", key: "money" });
    check("[1>]one[<1]{.old$0}", { origin: ".old", key: '"old"' });
  });

  it("ids are compared in NFC", () => {
    check("[a]{.U\u0308berlas$0tung}", { origin: ".U\u0308berlastung", key: "Überlastung" });
  });

  it("from the code that a passage is an example of", () => {
    check("[one]{.a exemplar=lim$0its}", { origin: "limits", key: "limits" });
    check('[one]{.a exemplar="lim$0its"}', { origin: '"limits"', key: "limits" });
  });

  it("nothing on unknown codes, on other values and beside codes", () => {
    for (const text of [
      "[one]{.od$0d}",
      "[one]{.a exemplar=y$0es}",
      "[one]{.a exem$0plar=limits}",
      "[one]{.a memo=lim$0its}",
      "[one]{#lim$0its}",
      "[lim$0its]{.a}",
      "$0",
      "word{.lim$0its}",
    ]) {
      assert.deepEqual(linksAt(read(text)), [], text);
    }
  });

  it("the last good place while the codebook does not parse, never outside the text", () => {
    const fixture = studyFrom("//- codebook.yaml\nx: [\n//- a.transcript\n[one]{.lim$0its}", {
      lastGood: "title: a\ntitel: b\ncodes: { limits: d }",
    });
    const [link] = linksAt(fixture);
    assert.equal(link.targetUri, fixture.study.codebook.uri);
    assert.equal(link.targetRange.end.line <= 1, true);
  });

  function check(text: string, expected: Record<string, string>): void {
    const fixture = read(text);
    const links = linksAt(fixture);
    assert.equal(links.length, 1, text);
    const shown = shownLink(fixture, "a.transcript", links[0]);
    const { entry = shown.entry } = expected;
    assert.deepEqual(shown, { ...expected, entry });
  }
});

describe("definition in the codebook", () => {
  it("from `replacedBy` to the entry of the code", () => {
    const fixture = studyFrom(CODEBOOK.replace("replacedBy: limits", "replacedBy: lim$0its"));
    assert.deepEqual(shownLinks(fixture), [
      { origin: "limits", entry: "limits: { definition: Too little. }", key: "limits" },
    ]);
  });

  it("with quotes around the key and the value", () => {
    const fixture = studyFrom(CODEBOOK.replace("'old'", "'$0old'"));
    assert.deepEqual(shownLinks(fixture), [
      { origin: "old", entry: '"old": { status: retired, replacedBy: limits }', key: '"old"' },
    ]);
  });

  it("nothing elsewhere, and nothing for a replacement that does not exist", () => {
    const places: readonly [string, string][] = [
      ["replacedBy: limits", "rep$0lacedBy: limits"],
      ["replacedBy: limits", "replacedBy: no$0where"],
      ["Too little.", "Too little replacedBy: lim$0its"],
      ["      limits", "      lim$0its"],
      ["themes", "$0themes"],
    ];
    for (const [part, marked] of places) {
      assert.deepEqual(shownLinks(studyFrom(CODEBOOK.replace(part, marked))), [], marked);
    }
  });

  it("a long run of letters is not searched to its ends", () => {
    const fixture = studyFrom(
      `//- codebook.yaml\ntitle: ${"a".repeat(5_000)}$0${"b".repeat(5_000)}`,
    );
    assert.deepEqual(shownLinks(fixture), []);
  });

  function shownLinks(fixture: StudyFixture) {
    const { study, cursor } = fixture;
    assert.ok(cursor !== undefined);
    return definitionInCodebook(study, cursor.offset).map((link) =>
      shownLink(fixture, "codebook.yaml", link),
    );
  }
});

it("the declaration of a code", () => {
  const { study } = studyFrom(CODEBOOK);
  const location = declarationOf(study, "limits");
  assert.ok(location !== undefined);
  assert.equal(textIn(study.codebook.text, location.range), "limits");
  assert.equal(declarationOf(study, "odd"), undefined);
});

function read(text: string): StudyFixture {
  return studyFrom(`${CODEBOOK}//- a.transcript\n${text}`);
}

function linksAt({ transcript, cursor }: StudyFixture): LocationLink[] {
  assert.ok(cursor !== undefined);
  return definitionAt(transcript("a.transcript"), cursor.offset);
}

function shownLink({ study, textOf }: StudyFixture, path: string, link: LocationLink) {
  assert.equal(link.targetUri, study.codebook.uri);
  assert.ok(link.originSelectionRange !== undefined);
  return {
    origin: textIn(textOf(path), link.originSelectionRange),
    entry: textIn(study.codebook.text, link.targetRange),
    key: textIn(study.codebook.text, link.targetSelectionRange),
  };
}
