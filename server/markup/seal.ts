import { sha256 } from "@noble/hashes/sha2.js";
import type { Transcript } from "./model";
import type { ProblemList } from "./problemList";
import { wordingOf, type WordingSource } from "./wording";

/** The seal of a wording (section 7 of the markup): `sha256-` and the hash of its NFC form. */
export function sealOf(wording: string): string {
  const hash = sha256(new TextEncoder().encode(wording.normalize("NFC")));
  return `sha256-${base64url(hash)}`;
}

/** Whether a transcript is sealed, and whether its words are still those that were. */
export type SealState = "sealed" | "changed" | "unsealed";

export function sealStateOf({
  frontMatter,
  problems,
}: Pick<Transcript, "frontMatter" | "problems">): SealState {
  if (frontMatter.seal === undefined) return "unsealed";
  return problems.some(({ code }) => code === "wording-changed") ? "changed" : "sealed";
}

/** Adds `wording-changed` at the seal, where the words are no longer those that were sealed. */
export function checkSeal(
  source: WordingSource & Pick<Transcript, "frontMatter">,
  problems: ProblemList,
): void {
  const { seal } = source.frontMatter;
  if (seal === undefined || seal.value === sealOf(wordingOf(source))) return;
  problems.add("wording-changed", seal);
}

function base64url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
