import type { Transcript } from "../markup/model";
import { parseTranscript } from "../markup/parse";
import { sealOf, sealStateOf } from "../markup/seal";
import { wordingOf } from "../markup/wording";

/** Reads the committed version of a file; a host without git has none. */
export type ReadCommitted = (
  uri: string,
) => Promise<{ readonly text: string } | { readonly reason: string | undefined }>;

/**
 * Versions of transcripts whose words fit their seal: those that an editor had open, and the last
 * committed ones. They are known by the seal alone, so a file may be moved, and nothing but words
 * with exactly this seal is ever taken for the sealed ones, wherever they come from.
 */
export interface SealedVersions {
  /** Keeps a version that fits its seal; others are left alone. */
  readonly remember: (transcript: Transcript) => void;
  /** The version that fits the seal of a transcript, if it is known. */
  readonly find: (transcript: Transcript) => Transcript | undefined;
  /** Looks for it in the last commit, once for each seal; true when it was found just now. */
  readonly lookUp: (uri: string, transcript: Transcript) => Promise<boolean>;
  /** Why it is not known. */
  readonly reasonFor: (uri: string, transcript: Transcript) => string | undefined;
  /** Looks again when the file is asked for the next time. */
  readonly forgetSearch: (uri: string) => void;
}

/** The memory for texts of earlier versions, in UTF-16 units. */
const MAX_REMEMBERED = 32 * 1024 * 1024;
/** Earlier versions that are kept as they were read. */
const MOST_READ = 2;

export function createSealedVersions(readCommitted?: ReadCommitted): SealedVersions {
  const { has, keep, find } = createMemory();
  const searches = new Map<string, Promise<string | undefined>>();
  const reasons = new Map<string, string | undefined>();
  const search = async (uri: string, seal: string): Promise<string | undefined> => {
    if (readCommitted === undefined) return undefined;
    const found = await readCommitted(uri);
    if ("reason" in found) return found.reason;
    const words = wordingOf(parseTranscript(found.text));
    if (sealOf(words) !== seal) return "The words of the last commit do not fit the seal either.";
    keep(seal, found.text);
    return undefined;
  };
  return {
    remember(transcript) {
      const seal = transcript.frontMatter.seal?.value;
      if (seal !== undefined && sealStateOf(transcript) === "sealed") keep(seal, transcript.text);
    },
    find: ({ frontMatter }) => (frontMatter.seal ? find(frontMatter.seal.value) : undefined),
    async lookUp(uri, { frontMatter }) {
      const seal = frontMatter.seal?.value;
      if (seal === undefined || has(seal)) return false;
      const key = `${uri} ${seal}`;
      const isFirst = !searches.has(key);
      const searching = searches.get(key) ?? search(uri, seal);
      searches.set(key, searching);
      reasons.set(key, await searching);
      return isFirst && has(seal);
    },
    reasonFor: (uri, { frontMatter }) => reasons.get(`${uri} ${frontMatter.seal?.value}`),
    forgetSearch(uri) {
      for (const key of searches.keys()) {
        if (!key.startsWith(`${uri} `)) continue;
        searches.delete(key);
        reasons.delete(key);
      }
    },
  };
}

interface Memory {
  readonly has: (seal: string) => boolean;
  readonly keep: (seal: string, text: string) => void;
  readonly find: (seal: string) => Transcript | undefined;
}

/** Texts by their seals; where the room ends, those go that were used longest ago. */
function createMemory(): Memory {
  const texts = new Map<string, string>();
  const read = new Map<string, Transcript>();
  let size = 0;
  const drop = (seal: string): void => {
    size -= texts.get(seal)?.length ?? 0;
    texts.delete(seal);
    read.delete(seal);
  };
  return {
    has: (seal) => texts.has(seal),
    keep(seal, text) {
      const known = texts.get(seal) === text ? read.get(seal) : undefined;
      drop(seal);
      texts.set(seal, text);
      if (known !== undefined) read.set(seal, known);
      size += text.length;
      // The one that was used last stays, however large it is.
      for (const oldest of texts.keys()) {
        if (size <= MAX_REMEMBERED || texts.size === 1) break;
        drop(oldest);
      }
    },
    find(seal) {
      const text = texts.get(seal);
      if (text === undefined) return undefined;
      const known = read.get(seal) ?? parseTranscript(text);
      read.delete(seal);
      read.set(seal, known);
      for (const oldest of read.keys()) if (read.size > MOST_READ) read.delete(oldest);
      return known;
    },
  };
}
