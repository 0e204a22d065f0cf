import { isCodeId, nameFromId, normalizeId } from "../../../codebook/ids";
import { codebookText } from "../../../codebook/writeCodebook";
import { adopted, type Adopted } from "../../refi/adopt";
import { describe, type Described } from "../../refi/description";
import type { ForeignCode } from "../../refi/foreignCodes";
import { createLedger, type Ledger } from "../../refi/ledger";
import { refused, type Refused } from "../documents/refused";
import type { AccountItem } from "../account";

/** A code as a plain file names it. */
export interface PlainCode {
  readonly name: string | undefined;
  /** The id that the file gives it; another one is made of the name where it cannot be an id. */
  readonly id?: string;
  readonly parts?: Omit<Described, "id" | "examples"> & { readonly examples?: readonly string[] };
  /** `#rrggbb`. */
  readonly color?: string;
  readonly memo?: string;
  /** A group at the top, which becomes a theme. */
  readonly isGroup: boolean;
  readonly children: readonly PlainCode[];
}

/** A code that is known by its name alone, as coded texts have them: what can be an id stays as it is. */
export function codeCalled(name: string): PlainCode {
  const id = isCodeId(name) ? name : undefined;
  return { name: id === undefined ? name : nameFromId(id), id, isGroup: false, children: [] };
}

export interface AdoptedCodes extends Adopted {
  /** The codebook.yaml. */
  readonly text: string;
}

/** The codes as a codebook of ours; `keyOf` gives what texts call them by, where there are texts. */
export function adoptPlain(
  { file, codes }: { readonly file: string; readonly codes: readonly PlainCode[] },
  ledger: Ledger,
  keyOf: (code: PlainCode) => string | undefined = () => undefined,
): AdoptedCodes | Refused {
  const codebook = adopted(
    codes.map((code) => foreignCode(code, keyOf)),
    ledger,
  );
  const text = codebookText(codebook);
  if (text === undefined) return refused(file, "its codebook is larger than codebook.yaml can be.");
  return { ...codebook, text };
}

/** What a file with nothing but codes gives. */
export function codebookFound(
  file: string,
  codes: readonly PlainCode[],
  { ledger = createLedger(), account = [] }: CodebookAccount = {},
):
  | {
      readonly transcripts: readonly [];
      readonly codebook: string;
      readonly account: readonly AccountItem[];
    }
  | Refused {
  if (codes.length === 0) return refused(file, "it has no codes.");
  const codebook = adoptPlain({ file, codes }, ledger);
  if ("refusal" in codebook) return codebook;
  return { transcripts: [], codebook: codebook.text, account: [...account, ...ledger.items()] };
}

interface CodebookAccount {
  readonly ledger?: Ledger;
  /** What else is to be said of how the file was read. */
  readonly account?: readonly AccountItem[];
}

function foreignCode(code: PlainCode, keyOf: (code: PlainCode) => string | undefined): ForeignCode {
  const { name, id, parts, color, memo, isGroup, children } = code;
  const kept = id !== undefined && isCodeId(id) ? normalizeId(id) : undefined;
  return {
    guid: keyOf(code),
    name: name?.trim() || undefined,
    isCodable: !isGroup,
    color,
    description: describe({ ...parts, examples: parts?.examples ?? [], id: kept }),
    memo,
    children: children.map((child) => foreignCode(child, keyOf)),
  };
}
