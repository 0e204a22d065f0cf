import { sha1 } from "@noble/hashes/legacy.js";

/** What a GUID is for: two things with one id have different ones. */
export type GuidKind =
  "code" | "user" | "source" | "selection" | "coding" | "variable" | "case" | "note" | "set";

/**
 * The GUID of something with this id: made of its name alone (RFC 4122, version 5), so that two
 * exports of one study are equal. In upper case and without braces, since some programs read no others.
 */
export function guidOf(kind: GuidKind, id: string): string {
  const name = new TextEncoder().encode(`${kind}:${id}`);
  const bytes = new Uint8Array(NAMESPACE.length + name.length);
  bytes.set(NAMESPACE);
  bytes.set(name, NAMESPACE.length);
  const hash = sha1(bytes).subarray(0, 16);
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  return hyphenated(hash);
}

/**
 * A GUID as it is compared: upper case, without braces. What is none is an id of its program's own, and
 * compared as it is; undefined where there is nothing.
 */
export function comparableGuid(text: string | undefined): string | undefined {
  const written = text?.trim();
  const found = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(written ?? "");
  return found?.[1]?.toUpperCase() ?? (written || undefined);
}

/** The GUID of an element; undefined where it has none. */
export function guidIn({
  attributes,
}: {
  readonly attributes: ReadonlyMap<string, string>;
}): string | undefined {
  return comparableGuid(attributes.get("guid"));
}

/** The namespace of Verbatim's names: a GUID drawn once. */
const NAMESPACE = Uint8Array.from("9d0b6c1e5f3a4c77a2e84b16d3709fe5".match(/../g) ?? [], (byte) =>
  parseInt(byte, 16),
);

function hyphenated(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20)].join("-").toUpperCase();
}
