import { URI } from "vscode-uri";

const known = new Map<string, string>();
const MAX_KNOWN = 50_000;

/** A URI that every client spells alike: nothing in it can be percent-encoded in another way. */
const PLAIN_FILE = /^file:\/\/\/[\w.~-][\w.~/-]*$/;

const PLAIN_PATH = /^[\w.~/-]+$/;

/** One spelling for every URI: clients percent-encode them in different ways. */
export function normalizeUri(uri: string): string {
  if (PLAIN_FILE.test(uri)) return uri;
  const normal = known.get(uri);
  if (normal !== undefined) return normal;
  if (known.size >= MAX_KNOWN) known.clear();
  const parsed = URI.parse(uri).toString();
  known.set(uri, parsed);
  return parsed;
}

/** A folder's URI without a slash at its end. */
export function folderUri(uri: string): string {
  return normalizeUri(uri).replace(/\/+$/, "");
}

/** The path of a `file:` URI, as the system writes it; those of Windows are never plain. */
export function systemPath(uri: string): string {
  return PLAIN_FILE.test(uri) ? uri.slice("file://".length) : URI.parse(uri).fsPath;
}

/** The URI of a file below a folder; `path` is decoded and has `/` between its parts. */
export function uriBelow(folder: string, path: string): string {
  // Most paths need no encoding, and lists of ten thousand files ask for the URI of each.
  const encoded = PLAIN_PATH.test(path) ? path : path.split("/").map(encodeURIComponent).join("/");
  return normalizeUri(`${folder}/${encoded}`);
}

/** The decoded path of a file below a folder, or undefined when it is not below it. */
export function pathBelow(folder: string, uri: string): string | undefined {
  if (!uri.startsWith(`${folder}/`)) return undefined;
  try {
    return decodeURIComponent(uri.slice(folder.length + 1));
  } catch {
    return undefined;
  }
}

export function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
