import assert from "node:assert/strict";
import { documentLinksOf } from "../../../server/features/documentLinks";
import { studyFrom } from "./fixture";
import { textIn } from "./ranges";

describe("links of the front matter", () => {
  it("a web address", () => {
    check("source: https://example.org/a?b=c#d", "https://example.org/a?b=c#d");
    check('source: "http://example.org"', "http://example.org");
  });

  it("a file of the study, from the transcript's folder", () => {
    check("source: audio/p1.mp3", "file:///study/transcripts/audio/p1.mp3");
    check("source: ./p1.docx", "file:///study/transcripts/p1.docx");
    check("source: ../audio//p1.m4a", "file:///study/audio/p1.m4a");
    check("source: 'a/../b.txt'", "file:///study/transcripts/b.txt");
  });

  it("never outside the study, never another scheme", () => {
    for (const source of [
      "../../secret.txt",
      "../audio/../../secret.txt",
      "..\\\\..\\\\secret.txt",
      "/etc/passwd.txt",
      "//host/share.txt",
      "file:///etc/hosts.txt",
      "C:/secret.txt",
      "command:workbench.action.quit",
      "javascript:alert(1).txt",
      "data:text/html,x.htm",
      "vscode://x.y",
      "%2e%2e/%2e%2e/secret.txt",
      "a/..%2F..%2Fsecret.txt",
      "https://a b.org",
      "https://",
    ]) {
      check(`source: "${source}"`, undefined);
    }
    check('source: "a\\0.txt"', undefined);
    check('source: "a\\n.txt"', undefined);
    check('source: "\\uD83D.txt"', undefined);
    check(`source: ${"a".repeat(3_000)}.txt`, undefined);
  });

  it("a source in words is no file", () => {
    check("source: Tape 3, side B", undefined);
    check("source: 12", undefined);
    check("source:", undefined);
    check("case: P1", undefined);
  });

  it("covers what is written, without quotes", () => {
    const text = '---\nsource: "audio/p1.mp3"\n---\n';
    const { transcript } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${text}`);
    const [link] = documentLinksOf(transcript("a.transcript"));
    assert.equal(textIn(text, link.range), "audio/p1.mp3");
  });

  function check(line: string, expected: string | undefined): void {
    const path = "transcripts/a.md";
    const { transcript } = studyFrom(`//- codebook.yaml\n//- ${path}\n---\n${line}\n---\nwords`);
    const links = documentLinksOf(transcript(path));
    assert.deepEqual(
      links.map(({ target }) => target),
      expected === undefined ? [] : [expected],
      line,
    );
  }
});
