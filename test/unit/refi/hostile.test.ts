import assert from "node:assert/strict";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { writeTranscript } from "../../../server/exchange/imports/writeTranscript";
import { projectFile } from "../../../server/exchange/refi/projectFile";
import { readProjectFile } from "../../../server/exchange/refi/readProjectFile";
import { parseTranscript } from "../../../server/markup/parse";
import { runs } from "../../support/runs";
import { sourceFrom } from "../paper/source";
import { archive } from "./projects";

const STUDY = `
//- codebook.yaml
themes: { care: { codes: { waiting: { memo: Why? } } } }
//- transcripts/one.md
---
case: K1
speakers: { Int: { role: interviewer }, P1: { case: Z } }
attributes: { level: central }
---

## Start

[00:01] Int: How was [it]{.care by=bo}? 😀

P1: We [1>][waited]{.waiting memo="long"} and

P1: rang.[<1]{.waiting}
`;

const CRUMBS = [
  ...["<", ">", "/>", '"', "&", "&#0;", "&#x110000;", "<!--", "<![CDATA[", "<!DOCTYPE x>", "]]>"],
  ...["9999999999", "-1", "1e9", "", "\0", "\ud83d", "…", "internal://", "../../x", "{", "}"],
  ...["Description", "# Words begin: block 1 at 999999999", "speakers: [", "---\n", "Verbatim"],
  ...[
    "PlainTextSelection",
    "startPosition",
    "targetGUID",
    "Verbatim for NVivo",
    "<Code>",
    "</Code>",
  ],
];

async function exported() {
  const made = await projectFile(sourceFrom(STUDY), { name: "s", profile: "standard" });
  assert.ok("bytes" in made);
  return made.bytes;
}

/** Either it is refused in words, or everything that was read can be written. */
function assertHarmless(bytes: Uint8Array): void {
  const found = readProjectFile({ name: "p.qdpx", bytes });
  if ("refusal" in found) return assert.ok(found.refusal.length > 0);
  for (const one of found.transcripts) {
    const wishes = { source: undefined, case: undefined, renames: new Map(), interviewers: [] };
    const { text } = writeTranscript(one, wishes);
    const { frontMatter } = parseTranscript(text);
    assert.deepEqual(
      frontMatter.problems.filter(({ severity }) => severity === "error"),
      [],
    );
  }
}

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(60),
  crumb: fc.oneof(fc.constantFrom(...CRUMBS), fc.string({ unit: "binary", maxLength: 4 })),
});

describe("projects that were made to do harm", () => {
  it("are refused, or read without harm, wherever their XML and texts were changed", async () => {
    const files = unzipSync(await exported());
    const [path = ""] = Object.keys(files).filter((name) => name.startsWith("sources/"));
    const texts = [strFromU8(files["project.qde"]), strFromU8(files[path])];
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (all, inText) => {
        const changed = [...texts];
        const which = inText ? 1 : 0;
        for (const { at, cut, crumb } of all) {
          const from = Math.floor(at * changed[which].length);
          changed[which] = changed[which].slice(0, from) + crumb + changed[which].slice(from + cut);
        }
        assertHarmless(archive({ "project.qde": changed[0], [path]: changed[1] }));
      }),
      { numRuns: runs(400) },
    );
  });

  it("are refused, or read without harm, whatever bytes of the archive were changed", async () => {
    const bytes = await exported();
    const edit = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(bytes.length), { nil: bytes.length }),
        (edits, length) => {
          const changed = bytes.slice(0, length);
          for (const [at, byte] of edits) if (at < length) changed[at] = byte;
          assertHarmless(changed);
        },
      ),
      { numRuns: runs(400) },
    );
  });
});
