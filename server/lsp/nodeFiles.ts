import { isUtf8 } from "node:buffer";
import { readdir, readFile, stat } from "node:fs/promises";
import { URI } from "vscode-uri";
import { FAILURES, MAX_FILE_BYTES, type Files, type FileText } from "../study/files";

/** Reads `file:` URIs with Node. */
export const nodeFiles: Files = {
  async list(folder) {
    try {
      const entries = await readdir(URI.parse(folder).fsPath, { withFileTypes: true });
      return entries.map((entry) => ({
        name: entry.name,
        isFolder: entry.isDirectory(),
        isLink: entry.isSymbolicLink(),
      }));
    } catch {
      return undefined;
    }
  },
  read: async (file) => readPath(URI.parse(file).fsPath),
};

export async function readPath(path: string): Promise<FileText> {
  try {
    const bytes = await readFile(path);
    return bytes.byteLength > MAX_FILE_BYTES ? { failure: FAILURES.tooLarge } : decodeBuffer(bytes);
  } catch (error) {
    return failureOf(path, error);
  }
}

/** Node refuses to read files of more than 2 GiB at once, so the size is looked up then. */
async function failureOf(path: string, error: unknown): Promise<FileText> {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return { failure: FAILURES.unreadable, isMissing: true };
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  return { failure: size > MAX_FILE_BYTES ? FAILURES.tooLarge : FAILURES.unreadable };
}

function decodeBuffer(bytes: Buffer): FileText {
  if (!isUtf8(bytes)) return { failure: FAILURES.notUtf8 };
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { text: bytes.toString("utf8", hasMark ? 3 : 0) };
}
