import assert from "node:assert/strict";
import { readKey } from "../../../server/exchange/pseudonyms/key";
import { keyText } from "../../../server/exchange/pseudonyms/keyText";
import { speakersKey } from "../../../server/exchange/pseudonyms/speakersKey";

const speaker = (name: string, label = name, isInterviewer = false) => ({
  name,
  label,
  isInterviewer,
});

const linesFor = (...speakers: Parameters<typeof speakersKey>[0]): readonly string[] =>
  speakersKey(speakers).map(({ name, pseudonym, kind }) => `${name} → ${pseudonym} (${kind})`);

describe("a key for the speakers of files", () => {
  it("has the names that a person gave, and numbers that nobody has for all others", () => {
    assert.deepEqual(
      linesFor(
        speaker("Ana Rivera", "Researcher", true),
        speaker("Bo Li", "Bo Li", true),
        speaker("Maria"),
        speaker("P1"),
        speaker("Daughter", "P2"),
        speaker("Ümit Öz"),
      ),
      [
        "Ana Rivera → Researcher (person)",
        "Bo Li → Interviewer 1 (person)",
        "Maria → P3 (speaker)",
        "Daughter → P2 (speaker)",
        "Ümit Öz → P4 (person)",
      ],
    );
  });

  it("has no line for what is a pseudonym already, unless a person changed it", () => {
    assert.deepEqual(linesFor(speaker("P35"), speaker("Int", "Int", true), speaker("L 01")), []);
    assert.deepEqual(linesFor(speaker("P35", "P3")), ["P35 → P3 (speaker)"]);
  });

  it("reads as it was written, whatever the names hold", () => {
    const names = ['A "b", c', "=1+1 X", "Łukasz Żak", "<img src=x>"];
    const entries = speakersKey(names.map((name) => speaker(name)));
    const { entries: read, problems } = readKey(keyText(entries));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      read.map(({ name, pseudonym, kind }) => [name, pseudonym, kind]),
      names.map((name, at) => [name, `P${at + 1}`, at === 2 ? "person" : entries[at].kind]),
    );
  });
});
