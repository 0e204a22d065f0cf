import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { sealOf } from "../../../server/markup/seal";
import { checkProblem } from "./fixture";

/** Section 7 of the markup. */

/** The same, by Node's own hash. */
function hashOf(wording: string): string {
  return `sha256-${createHash("sha256").update(wording.normalize("NFC")).digest("base64url")}`;
}

describe("markup: the seal", () => {
  for (const wording of ["", "We waited.", "住房\nété", "e\u0301", "😀".repeat(1_000)]) {
    it(JSON.stringify(wording.slice(0, 20)), () => assert.equal(sealOf(wording), hashOf(wording)));
  }

  it("does not depend on the normal form", () => {
    assert.equal(sealOf("e\u0301"), sealOf("\u00e9"));
  });

  it("holds whatever the coding", () => {
    const seal = hashOf("We waited for years.");
    checkProblem("wording-changed", `---\nverbatim: ${seal}\n---\nP1: We waited for years.\n`);
    checkProblem(
      "wording-changed",
      `---\nverbatim: ${seal}\n---\n# H\n\n[0:01] P1: We [waited]{.a} for\nyears. []{.b}\n`,
    );
  });

  it("breaks when a word changes", () => {
    const seal = hashOf("We waited for years.");
    checkProblem("wording-changed", `---\nverbatim: ⟦${seal}⟧\n---\nP1: We wait for years.\n`);
  });
});
