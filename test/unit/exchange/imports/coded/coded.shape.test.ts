import { CODEBOOK_TABLE } from "../../../../../server/exchange/imports/codebooks/readTable";
import { TAGUETTE_TABLE } from "../../../../../server/exchange/imports/coded/taguetteTable";
import { csvOf } from "../../../../../server/exchange/imports/documents/tableKind";
import { readIndentedCodebook } from "../../../../../server/exchange/imports/codebooks/indented";
import { readMarkedPage } from "../../../../../server/exchange/imports/coded/markedPage";
import { readQcoder } from "../../../../../server/exchange/imports/coded/qcoder";
import {
  isTaguetteHighlights,
  readTaguetteHighlights,
} from "../../../../../server/exchange/imports/coded/taguetteHighlights";
import { readRock } from "../../../../../server/exchange/rock/readRock";
import type { ForeignFile } from "../../../../../server/exchange/imports/imported";
import { assertLinear } from "../../../../support/growth";

const encoder = new TextEncoder();

/** What is read, and how a text of it is made that is meant to take long. */
const CASES: readonly (readonly [
  string,
  (file: ForeignFile) => unknown,
  (size: number) => string,
])[] = [
  ["passages that never end", readQcoder, (size) => "(QCODE)a\n\n".repeat(size) + "(/QCODE){#a}"],
  ["lists that never end", readQcoder, (size) => "(QCODE)a" + "(/QCODE){#a".repeat(size)],
  ["marks that never end", readMarkedPage, (size) => `<mark class="a">x<p>`.repeat(size)],
  ["highlights", readMarkedPage, (size) => `<p><span class="highlight">x`.repeat(size)],
  [
    "what looks like details",
    isTaguetteHighlights,
    (size) => "<title>Taguette</title>" + "<p><strong>a:</strong>b".repeat(size),
  ],
  [
    "details",
    readTaguetteHighlights,
    (size) => "<p>a</p><p><strong>D:</strong> x <strong>T:</strong> y</p>".repeat(size),
  ],
  ["brackets that never end", readRock, (size) => "[[ [[a>b c|| ".repeat(size)],
  ["codes of ROCK", readRock, (size) => "x [[a>b]] [[c||d]]\n[[tid=1]] [[tid=2]]\n".repeat(size)],
  [
    "paths",
    csvOf(CODEBOOK_TABLE).read,
    (size) =>
      "code,path\n" + Array.from({ length: size }, (_, at) => `c,x > y${at} > z\n`).join(""),
  ],
  [
    "highlights in a table",
    csvOf(TAGUETTE_TABLE).read,
    (size) =>
      "id,document,tag,content\n" +
      Array.from({ length: size }, (_, at) => `${at % 9},d${at % 5},t${at},x y\n`).join(""),
  ],
  ["levels", readIndentedCodebook, (size) => "\t".repeat(size) + "a\n" + "\tb\n".repeat(size)],
];

describe("the time that reading a coded text takes", function () {
  this.timeout(120_000);
  for (const [what, read, textOf] of CASES)
    it(`grows with the size of ${what} alone`, () =>
      assertLinear({
        what,
        size: 300,
        taskOf: (size) => {
          const bytes = encoder.encode(textOf(size));
          return () => read({ name: "a.html", bytes });
        },
      }));
});
