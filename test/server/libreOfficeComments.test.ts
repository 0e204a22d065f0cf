// Whether LibreOffice opens transcripts whose codes are comments, and keeps them on their words.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { codedTranscriptOf } from "../../server/exchange/coded/codedTranscript";
import type { Imported } from "../../server/exchange/imports/imported";
import { readDocx } from "../../server/exchange/imports/documents/docx";
import { readOdt } from "../../server/exchange/imports/documents/odt";
import { commentedDocx } from "../../server/exchange/office/commentedDocx";
import { finished } from "../../server/exchange/report/steps";
import { sampleSource } from "../unit/paper/source";

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

/** Without LibreOffice it is skipped; the structure of the files is tested all the same. */
(hasOffice ? describe : describe.skip)("LibreOffice and codes as comments", function () {
  this.timeout(240_000);

  it("finds the same words, comments and authors", async () => {
    const context = await sampleSource().read("transcripts/01-homelessness-charity-director.md");
    assert.ok(context);
    const coded = codedTranscriptOf(context);
    const bytes = finished(commentedDocx(coded));
    const ours = stretchesIn(transcriptIn(readDocx({ name: "x.docx", bytes })));
    const theirs = stretchesIn(transcriptIn(readOdt({ name: "x.odt", bytes: asOdt(bytes) })));
    assert.ok(ours.length >= coded.passages.length);
    assert.deepEqual(theirs, ours);
  });
});

function asOdt(docx: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "verbatim comments "));
  try {
    writeFileSync(join(folder, "in.docx"), docx);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const args = [profile, "--headless", "--convert-to", "odt", "--outdir", folder];
    const { status, stderr } = spawnSync("soffice", [...args, join(folder, "in.docx")]);
    assert.equal(status, 0, String(stderr));
    return new Uint8Array(readFileSync(join(folder, "in.odt")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function transcriptIn(read: ReturnType<typeof readDocx>): Imported {
  assert.ok("transcripts" in read, "refusal" in read ? read.refusal : "");
  return read.transcripts[0];
}

/** Every commented stretch: its words, the comment and its author. */
function stretchesIn({ parts }: Imported): readonly string[] {
  return parts.flatMap((part) =>
    part.kind === "heading"
      ? []
      : part.stretches.map(({ start, end, memo, coder }) =>
          [part.text.slice(start, end), memo ?? "", coder ?? ""].join(" | "),
        ),
  );
}
