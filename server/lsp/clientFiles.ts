import type { Connection } from "vscode-languageserver";
import { readFileRequest, readFolderRequest } from "../protocol";
import { decode, FAILURES, type Files } from "../study/files";

/** Reads files of any scheme through the client: on the web, and in virtual workspaces. */
export function createClientFiles(connection: Connection): Files {
  return {
    async list(folder) {
      return (await connection.sendRequest(readFolderRequest, { uri: folder })) ?? undefined;
    },
    async read(file) {
      const answer = await connection.sendRequest(readFileRequest, { uri: file });
      if (answer === null) return { failure: FAILURES.unreadable, isMissing: true };
      if (answer.base64 === null) return { failure: FAILURES.tooLarge };
      return decode(bytesOf(answer.base64));
    },
  };
}

/** Takes `local` for the URIs that it can read and the client for all others. */
export function createMixedFiles(local: Files, remote: Files): Files {
  const filesFor = (uri: string): Files => (uri.startsWith("file:") ? local : remote);
  return {
    list: (folder) => filesFor(folder).list(folder),
    read: (file) => filesFor(file).read(file),
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
