import type { Files, FoundEntry } from "../../server/study/files";

/** A folder in memory: a full implementation of `Files`, whose paths start below `root`. */
export function memoryFiles(root: string, texts: ReadonlyMap<string, string>): Files {
  const pathOf = (uri: string): string => decodeURIComponent(uri.slice(root.length + 1));
  return {
    async list(folder) {
      const prefix = folder === root ? "" : `${pathOf(folder)}/`;
      const entries = new Map<string, FoundEntry>();
      for (const path of texts.keys()) {
        if (!path.startsWith(prefix)) continue;
        const [name, ...rest] = path.slice(prefix.length).split("/");
        entries.set(name, { name, isFolder: rest.length > 0, isLink: false });
      }
      return entries.size > 0 || folder === root ? [...entries.values()] : undefined;
    },
    async read(file) {
      const text = texts.get(pathOf(file));
      if (text === undefined) return { failure: "There is no such file.", isMissing: true };
      return { text: text.replace(/^\ufeff/, "") };
    },
  };
}
