import assert from "node:assert/strict";
import { colorPresentations, colorsInCodebook } from "../../../server/features/codebook/colors";
import { codeLensesOf } from "../../../server/features/codebook/codeLens";
import { offsetOf } from "../../../server/features/positions";
import { lineIndexOf } from "../../../server/study/lineIndex";
import { studyFrom } from "./fixture";

const CODEBOOK = `themes:
  power:
    color: "#4E79A7"
    codes:
      agenda: { definition: 'color: "#ffffff"', color: '#f28e2b' }
      veto:
        status: retired
        definition: |
          color: "#000000"
codes:
  other:
    color: #123456
`;
const TRANSCRIPTS = `//- a.transcript
P1: [We decide]{.agenda} and [decide again]{.agenda .veto}.
//- b.transcript
P2: [They]{.veto} said [no]{.agenda}.
`;

function colorTexts(codebook: string): string[] {
  const { study } = studyFrom(`//- codebook.yaml\n${codebook}`, { lastGood: CODEBOOK });
  const lines = lineIndexOf(codebook);
  return colorsInCodebook(study).map(({ range }) =>
    codebook.slice(offsetOf(lines, range.start), offsetOf(lines, range.end)),
  );
}

describe("colours in the codebook", () => {
  it("finds colours of entries with their quotes, and none in texts or comments", () => {
    assert.deepEqual(colorTexts(CODEBOOK), ['"#4E79A7"', "'#f28e2b'"]);
  });

  it("finds them in a text that is not YAML at the moment", () => {
    assert.deepEqual(colorTexts(`codes: {\n${CODEBOOK}`).slice(0, 1), ['"#4E79A7"']);
  });

  it("writes a colour in quotes", () => {
    const { study } = studyFrom(`//- codebook.yaml\n${CODEBOOK}`);
    const [first] = colorsInCodebook(study);
    assert.deepEqual(colorPresentations(first), [
      { label: '"#4e79a7"', textEdit: { range: first.range, newText: '"#4e79a7"' } },
    ]);
  });
});

describe("code lenses of the codebook", () => {
  const titles = (codebook: string) => {
    const { study } = studyFrom(`//- codebook.yaml\n${codebook}${TRANSCRIPTS}`, {
      lastGood: CODEBOOK,
    });
    return codeLensesOf(study)
      .map(({ range, command }) => [range.start.line, command?.title])
      .filter(([, title]) => title !== "Open passages");
  };

  it("says above every entry what the Themes view says", () => {
    assert.deepEqual(titles(CODEBOOK), [
      [1, "2 cases · 4 passages"],
      [4, "2 cases · 3 passages"],
      [5, "2 cases · 2 passages · retired"],
      [10, "unused"],
    ]);
  });

  it("keeps its places while the text does not parse", () => {
    assert.deepEqual(
      titles(CODEBOOK.replace("veto:\n", "veto:\n        x\n").replace("'color", "'")).map(
        ([line]) => line,
      ),
      [1, 4, 5, 11],
    );
  });

  it("opens the passages of those that have some", () => {
    const { study } = studyFrom(`//- codebook.yaml\n${CODEBOOK}${TRANSCRIPTS}`);
    const lenses = codeLensesOf(study).map(({ command }) => [command?.command, command?.arguments]);
    const uri = study.codebook.uri;
    assert.deepEqual(lenses[2], [
      "verbatim.showPassages",
      [uri, "agenda", { line: 4, character: 6 }],
    ]);
    assert.deepEqual(
      lenses.map(([command]) => command),
      [
        ...["verbatim.showPassages", "verbatim.passagesOfNode"],
        ...["verbatim.showPassages", "verbatim.passagesOfNode"],
        ...["verbatim.showPassages", "verbatim.passagesOfNode", ""],
      ],
    );
    assert.deepEqual(lenses[3][1], [{ uri, id: "agenda" }]);
  });
});
