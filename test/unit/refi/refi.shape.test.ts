import { projectFile } from "../../../server/exchange/refi/projectFile";
import { readProjectFile } from "../../../server/exchange/refi/readProjectFile";
import { assertLinear } from "../../support/growth";
import { studyOfFiles } from "../features/fixture";
import { sourceOf } from "../paper/source";
import { archive, CODES, coding, GUID, project, selection } from "./projects";

const TURN = "P1: We waited 😀 long.\r\n\r\n";
const SIGNS = Array.from(TURN).length;

/** A source with so many selections, each in a paragraph of its own. */
function sourceWith(selections: number, number: number): string {
  const all = Array.from({ length: selections }, (_, at) =>
    selection(
      { start: at * SIGNS + 7, end: at * SIGNS + 13, name: "waited", inner: coding(1 + (at % 2)) },
      GUID(100_000 + at),
    ),
  );
  return `<TextSource guid="${GUID(10_000 + number)}" name="K${number}" plainTextPath="internal://t.txt">${all.join("")}</TextSource>`;
}

function projectWith(sources: number, selections: number): Uint8Array {
  const numbers = Array.from({ length: sources }, (_, at) => at);
  const members = numbers.map((at) => `<MemberSource targetGUID="${GUID(10_000 + at)}"/>`);
  const sets = `<Sets><Set guid="${GUID(90)}" name="All">${members.join("")}</Set></Sets>`;
  const texts = numbers.map((at) => sourceWith(selections, at)).join("");
  return archive({
    "project.qde": project(`${CODES}<Sources>${texts}</Sources>${sets}`),
    "sources/t.txt": TURN.repeat(selections),
  });
}

const reading = (bytes: Uint8Array) => () => readProjectFile({ name: "p.qdpx", bytes });

function studyOf(transcripts: number, passages: number) {
  const head = "---\ncase: K\nattributes: { set-all: All, level: x }\n---\n";
  const body = "P1: We [waited 😀]{.c by=am} a [long]{.c memo=x} time.\n\n".repeat(passages);
  const files = Array.from({ length: transcripts }, (_, at) => [
    `transcripts/t${at}.md`,
    head + body,
  ]) as [string, string][];
  return sourceOf(studyOfFiles(new Map([["codebook.yaml", "codes: { c: C }\n"], ...files])));
}

describe("the time that a project of REFI-QDA takes", () => {
  it("grows with its selections when it is read", () =>
    assertLinear({ size: 300, taskOf: (size) => reading(projectWith(1, size)) }));

  it("grows with its sources when it is read", () =>
    assertLinear({ size: 20, taskOf: (size) => reading(projectWith(size, 5)) }));

  it("grows with the passages when it is written", () =>
    assertLinear({
      size: 200,
      taskOf: (size) => {
        const source = studyOf(1, size);
        return () => projectFile(source, { name: "s", profile: "nvivo" });
      },
    }));

  it("grows with the transcripts when it is written", () =>
    assertLinear({
      size: 20,
      taskOf: (size) => {
        const source = studyOf(size, 4);
        return () => projectFile(source, { name: "s", profile: "standard" });
      },
    }));
});
