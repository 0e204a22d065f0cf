import { decodeWestern, WESTERN } from "../windows1252";

/** The name of an encoding by the number of its code page, or by that of a font's set of characters. */
export function encodingOfPage(page: number): string {
  return PAGES.get(page) ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : WESTERN);
}

export function encodingOfCharset(charset: number): string | undefined {
  const page = CHARSETS.get(charset);
  return page === undefined ? undefined : encodingOfPage(page);
}

const PAGES: ReadonlyMap<number, string> = new Map([
  [866, "ibm866"],
  [874, "windows-874"],
  [932, "shift_jis"],
  [936, "gbk"],
  [949, "euc-kr"],
  [950, "big5"],
  [10000, "macintosh"],
  [65001, "utf-8"],
]);

const CHARSETS: ReadonlyMap<number, number> = new Map([
  [0, 1252],
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

/** Bytes, a letter for each, as what they mean in an encoding. */
export function decodedBytes(letters: string, encoding: string): string {
  if (/^[\x20-\x7e]*$/.test(letters)) return letters;
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return encoding === WESTERN ? decodeWestern(bytes) : new TextDecoder(encoding).decode(bytes);
}
