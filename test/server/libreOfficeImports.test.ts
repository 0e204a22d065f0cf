// Whether documents that LibreOffice writes are read as the text that it was given.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { formatOf } from "../../server/exchange/imports/formats";
import type { Imported } from "../../server/exchange/imports/imported";

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

/** An interview with signs that encodings and markup make trouble of; a paragraph a line. */
const LINES = [
  "Interviewer: How do departments agree on priorities?",
  "P35: Money gets tighter every year – “every team” guards its own clients…",
  "And the big ones win, don’t they? 3 < 4 & 5 > 4 {so} [laughs] \\n",
  "Interviewer: Überall, 住房, שלום, 😀?",
  "P35: Nobody planned it.",
];

/** Without LibreOffice these are skipped; every format is tested by itself all the same. */
(hasOffice ? describe : describe.skip)("documents that LibreOffice writes", function () {
  this.timeout(240_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "verbatim imports "));
    writeFileSync(join(folder, "in.txt"), `\ufeff${LINES.join("\n")}\n`);
  });
  after(() => rmSync(folder, { recursive: true }));

  function converted(format: string): Imported {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const ending = format.split(":")[0]!;
    const args = [profile, "--headless", "--writer", "--convert-to", format, "--outdir", folder];
    const { status, stderr } = spawnSync("soffice", [...args, join(folder, "in.txt")], {
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    const bytes = new Uint8Array(readFileSync(join(folder, `in.${ending}`)));
    const file = { name: `in.${ending}`, bytes };
    const read = formatOf(file)!.read(file);
    assert.ok("transcripts" in read, "refusal" in read ? read.refusal : "");
    return read.transcripts[0]!;
  }

  for (const format of ["docx", "odt", "rtf", "html:HTML (StarWriter)", "doc:MS Word 97"])
    it(`have every word in ${format.split(":")[0]}`, () => {
      if (format.startsWith("doc:")) return assert.throws(() => converted(format), /old Office/);
      const { parts } = converted(format);
      // Paragraphs of the text became lines of one paragraph in HTML.
      const said = parts.flatMap((part) =>
        part.text
          .split("\n")
          .map((line, at) => [at === 0 && part.kind === "speech" ? part.speaker : undefined, line]),
      );
      assert.deepEqual(
        said,
        LINES.map((line) => {
          const [, speaker, words] = /^(Interviewer|P35): (.*)$/.exec(line) ?? [];
          return [speaker, words ?? line];
        }),
      );
    });
});
