/** What the list at the end of a ZIP archive says of one file. Every number of it may be a lie. */
export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header stands. */
  readonly at: number;
}

/** The files of an archive in their order, without folders, or why the archive is refused. */
export function listed(bytes: Uint8Array, most: number): readonly Entry[] | string {
  if (isOldOffice(bytes)) return OLE_REASON;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = whereListStands(view);
  if (!list) return "it is damaged or incomplete, or not the kind of file that its name says.";
  if (list.count > most)
    return `it holds ${list.count.toLocaleString("en-US")} parts, and at most ${most.toLocaleString("en-US")} are read.`;
  return entriesOf(bytes, view, list);
}

/** Files of old Office programs, and of newer ones behind a password, are no archives. */
export function isOldOffice(bytes: Uint8Array): boolean {
  return OLE_SIGN.every((byte, at) => bytes[at] === byte);
}

const OLE_SIGN = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const OLE_REASON =
  "it is protected by a password, or it is a file of an old Office program. Open it there, and save it in the present format and without a password.";
const DAMAGED = "its list of parts is damaged.";

interface Place {
  readonly at: number;
  readonly count: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LARGE_END = 0x06064b50;
const LARGE_END_LOCATOR = 0x07064b50;
const LONGEST_COMMENT = 0xffff;

/** The end of the archive is looked for from the back, behind a comment of any text. */
function whereListStands(view: DataView): Place | undefined {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_SIZE + view.getUint16(at + 20, true) !== view.byteLength) continue;
    const place = { at: view.getUint32(at + 16, true), count: view.getUint16(at + 10, true) };
    return place.at === 0xffffffff || place.count === 0xffff ? largeList(view, at) : place;
  }
  return undefined;
}

/** Archives over 4 GB, and those of careful programs, have a second end before the first one. */
function largeList(view: DataView, end: number): Place | undefined {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LARGE_END_LOCATOR) return undefined;
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== LARGE_END) return undefined;
  const count = Number(view.getBigUint64(at + 32, true));
  return { at: Number(view.getBigUint64(at + 48, true)), count };
}

function entriesOf(
  bytes: Uint8Array,
  view: DataView,
  { at: start, count }: Place,
): readonly Entry[] | string {
  const entries = new Map<string, Entry>();
  let at = start;
  for (let index = 0; index < count; index++) {
    const header = headerAt(bytes, view, at);
    if (!header) return DAMAGED;
    const { entry } = header;
    const reason = reasonAgainst(header, entries);
    if (reason) return reason;
    if (!entry.name.endsWith("/")) entries.set(entry.name, entry);
    at = header.end;
  }
  return [...entries.values()];
}

interface Header {
  readonly entry: Entry;
  readonly isEncrypted: boolean;
  readonly end: number;
}

const HEADER = 0x02014b50;
const HEADER_SIZE = 46;
/** Bits of the flags: encrypted, strongly encrypted, with encrypted headers. */
const ENCRYPTED = 0x1 | 0x40 | 0x2000;

function headerAt(bytes: Uint8Array, view: DataView, at: number): Header | undefined {
  if (at + HEADER_SIZE > view.byteLength || view.getUint32(at, true) !== HEADER) return undefined;
  const nameEnd = at + HEADER_SIZE + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const end = extraEnd + view.getUint16(at + 32, true);
  if (end > view.byteLength) return undefined;
  const sizes = { size: 24, packedSize: 20, at: 42 };
  const entry = {
    name: nameOf(bytes.subarray(at + HEADER_SIZE, nameEnd)),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    size: view.getUint32(at + sizes.size, true),
    packedSize: view.getUint32(at + sizes.packedSize, true),
    at: view.getUint32(at + sizes.at, true),
  };
  const isEncrypted = (view.getUint16(at + 8, true) & ENCRYPTED) !== 0;
  return { entry: withLargeNumbers(entry, view, nameEnd, extraEnd), isEncrypted, end };
}

/** Numbers over 32 bits stand in an extra field, those alone that have no room in the header. */
function withLargeNumbers(entry: Entry, view: DataView, start: number, end: number): Entry {
  const keys = (["size", "packedSize", "at"] as const).filter((key) => entry[key] === 0xffffffff);
  if (keys.length === 0) return entry;
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    if (at + 4 + keys.length * 8 > end) break;
    const numbers = keys.map((key, index) => [
      key,
      Number(view.getBigUint64(at + 4 + index * 8, true)),
    ]);
    return { ...entry, ...Object.fromEntries(numbers) };
  }
  return entry;
}

/** Names are UTF-8 nearly everywhere; what is not is read byte by byte, so that it stays a name. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\\", "/");
  } catch {
    return String.fromCharCode(...bytes).replaceAll("\\", "/");
  }
}

function reasonAgainst(
  { entry: { name }, isEncrypted }: Header,
  entries: ReadonlyMap<string, Entry>,
): string | undefined {
  if (isEncrypted)
    return "it is protected by a password. Save it without one in the program it comes from.";
  if (leadsOut(name)) return `it names a part “${name}” that would lie outside of it.`;
  if (entries.has(name)) return `it holds two parts named “${name}”.`;
  return undefined;
}

/** Absolute names, names of drives, and any way up, even one that would come down again. */
function leadsOut(name: string): boolean {
  return /^\/|^[A-Za-z]:|(^|\/)\.\.(\/|$)|\0/.test(name) || name === "";
}
