// Whether LibreOffice opens what is written, without repair: it is asked to turn it into other formats.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { officeFile, type OfficeFormat } from "../../server/exchange/office/officeFile";
import { themeTableOf } from "../../server/exchange/paper/themeTable";
import { themeTableDocument } from "../../server/exchange/paper/themeTableDocument";
import { tableWish } from "../../server/exchange/paper/wish";
import type { ReportDocument } from "../../server/exchange/report/model";
import { finished } from "../../server/exchange/report/steps";
import { sampleSource } from "../unit/paper/source";
import { hostileDocument } from "../unit/report/hostile";

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

/** Without LibreOffice these are skipped; the structure of the files is tested all the same. */
(hasOffice ? describe : describe.skip)("LibreOffice, where it is installed", function () {
  this.timeout(240_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "verbatim office "));
  });
  after(() => rmSync(folder, { recursive: true }));

  function converted(format: OfficeFormat, document: ReportDocument, to: string): string {
    writeFileSync(join(folder, `in.${format}`), finished(officeFile(format, document)));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const args = [profile, "--headless", "--convert-to", to, "--outdir", folder];
    const { status, stderr } = spawnSync("soffice", [...args, join(folder, `in.${format}`)], {
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    return readFileSync(join(folder, `in.${to.split(":")[0]}`), "utf8");
  }

  async function sampleTable(): Promise<ReportDocument> {
    const source = sampleSource();
    const { codebook } = source.study.figures.study;
    const wish = tableWish(codebook, { name: "What holds the centre back" });
    assert.ok(!("problem" in wish));
    return themeTableDocument(await themeTableOf(source, wish));
  }

  it("reads a theme table in DOCX: its title, its head, its rows in their order", async () => {
    const text = converted("docx", await sampleTable(), "txt:Text (encoded):UTF8");
    const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
    assert.equal(lines[0], "What holds the centre back");
    const parts = [
      "Barrier",
      "Interviewees",
      "Competing priorities where the most powerful win",
      "9",
    ];
    const rest = ["Refusal of responsibility outside the core remit", "Limited resources"];
    const places = [...parts, ...rest].map((part) => lines.indexOf(part));
    assert.ok(places.every((place) => place > 0));
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
    );
    assert.match(text, /How it is counted: /);
  });

  it("reads a theme table in XLSX: numbers as numbers, words as words", async () => {
    const csv = converted(
      "xlsx",
      await sampleTable(),
      "csv:Text - txt - csv (StarCalc):44,34,76,1",
    );
    const [head, first] = csv.replace(/^\ufeff/, "").split("\n");
    // Texts come in quotation marks, numbers without.
    assert.equal(head, '"Barrier","Interviewees","Passages","Quotation","In short"');
    assert.match(
      first,
      /^"Competing priorities where the most powerful win",9,28,"“you know before/,
    );
  });

  it("reads hostile texts as texts, and runs none of them", () => {
    const docx = converted("docx", hostileDocument(), "txt:Text (encoded):UTF8");
    const csv = converted("xlsx", hostileDocument(), "csv:Text - txt - csv (StarCalc):44,34,76,1");
    for (const text of [docx, csv]) {
      for (const part of [
        "=cmd()",
        "<script>alert(1)</script>",
        "שלום עולם",
        "住房，人",
        "_x0041_ stays",
      ])
        assert.ok(text.includes(part), part);
      assert.doesNotMatch(text, /#NAME|Err:/);
    }
  });
});
