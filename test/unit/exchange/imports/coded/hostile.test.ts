// Coded texts and codebooks that nobody should be sent: read or refused, never thrown, and quickly.
import assert from "node:assert/strict";
import fc from "fast-check";
import { FORMATS } from "../../../../../server/exchange/imports/formats";
import { parseTranscript } from "../../../../../server/markup/parse";
import { readCodebook } from "../../../../../server/codebook/parse";
import { writeTranscript } from "../../../../../server/exchange/imports/writeTranscript";
import { runs } from "../../../../support/runs";

const PIECES: Readonly<Record<string, readonly string[]>> = {
  "ROCK source": [
    ..."[[a]] |[[a>b>c]] |[[b>a]] |[[a||1]] |[[k||v w]] |[[cid=1]] |[[cid=x]] |[[tid=2]] |[[uid=3]] ".split(
      "|",
    ),
    ..."---\n|ROCK_codes:\n  codes:\n|    - id: a\n|    - {id: b, parentId: a}\n|ROCK_attributes:\n".split(
      "|",
    ),
    ..."  - caseId: 1\n    x: y\n|---<<q>>---|---<<heading_1>>---\n|# words\n|~|words |\n|\n\n|Ana: |[[|]]|&a |*a ".split(
      "|",
    ),
    "[[memo||m]] ",
    "[[coderId=am]] ",
  ],
  "qcoder text": [
    "(QCODE)",
    "(/QCODE)",
    "{#a}",
    "{#b, #c}",
    "{#",
    "}",
    "words ",
    "\n",
    "\n\n",
    "Ana: ",
    "#",
  ],
  "coded web page": [
    '<mark class="a">',
    "</mark>",
    "<mark>",
    '<span class="highlight">',
    '<span class="taglist">',
    "</span>",
    "[a, b]",
    "<p>",
    "</p>",
    "<h1>",
    "<td>",
    "<b>",
    "words ",
    "\ufdd0",
    "&#64976;",
    "\ufdd1",
  ],
  "Taguette highlights": [
    "<p>",
    "</p>",
    "<strong>Document:</strong> a ",
    "<strong>Tags:</strong> x, y",
    "<hr>",
    "words ",
    "<h1>",
  ],
  "codebook in CSV": [
    "code",
    "path",
    "parent",
    ",",
    "\n",
    "a",
    "a > b",
    "a.b",
    '"',
    "theme",
    "id",
    "#fff",
  ],
  "list of codes": ["\n", "\t", "  ", "a", "b: c", "- ", ":", "–"],
};

describe("coded texts that nobody vouches for", () => {
  for (const [name, pieces] of Object.entries(PIECES))
    it(`are read or refused as ${name}`, () => {
      const { read } = FORMATS.find((format) => format.name === name)!;
      const made = fc
        .array(fc.constantFrom(...pieces), { maxLength: 60 })
        .map((list) => new TextEncoder().encode(list.join("")));
      const any = fc.oneof(made, made, fc.uint8Array({ maxLength: 300 }));
      const names = fc.constantFrom("a.txt", "a.html", "a.md", "a.csv");
      fc.assert(
        fc.property(any, names, (bytes, file) => {
          const found = read({ name: file, bytes });
          if ("refusal" in found)
            return assert.ok(found.refusal.startsWith(`“${file}” was not read`));
          const { codebook } = found.codebook === undefined ? {} : readCodebook(found.codebook);
          for (const imported of found.transcripts) {
            const wishes = { source: "a", case: undefined, renames: new Map(), interviewers: [] };
            const { text } = writeTranscript(imported, wishes);
            for (const { code } of parseTranscript(text).codings)
              assert.ok(codebook?.nodes.has(code), `${code} in ${text}`);
          }
        }),
        { numRuns: runs(200) },
      );
    });
});
