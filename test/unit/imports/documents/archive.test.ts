import assert from "node:assert/strict";
import fc from "fast-check";
import { zipSync } from "fflate";
import {
  ARCHIVE_LIMITS,
  openArchive,
  type Archive,
  type ArchiveLimits,
} from "../../../../server/exchange/imports/documents/archive";
import { runs } from "../../../support/runs";
import { withBytes, withNumber, zipped } from "./archives";

const decoder = new TextDecoder();

function opened(bytes: Uint8Array, limits?: ArchiveLimits): Archive {
  const archive = openArchive({ name: "interview.docx", bytes }, limits);
  assert.ok("read" in archive, JSON.stringify(archive));
  return archive;
}

function textIn(archive: Archive, name: string): string {
  const part = archive.read(name);
  assert.ok("bytes" in part, JSON.stringify(part));
  return decoder.decode(part.bytes);
}

function refusalOf(bytes: Uint8Array, limits?: ArchiveLimits): string {
  const archive = openArchive({ name: "interview.docx", bytes }, limits);
  assert.ok("refusal" in archive, "it was opened");
  return archive.refusal;
}

function refusalOfPart(bytes: Uint8Array, name = "a.txt", limits?: ArchiveLimits): string {
  const part = opened(bytes, limits).read(name);
  assert.ok("refusal" in part, "it was read");
  return part.refusal;
}

describe("an archive", () => {
  it("gives its files by name, packed or not", () => {
    const text = "We wait. ".repeat(10_000);
    const packed = opened(zipped({ "word/document.xml": text, "überall.txt": "住房", empty: "" }));
    assert.deepEqual(packed.names, ["word/document.xml", "überall.txt", "empty"]);
    assert.equal(packed.sizeOf("word/document.xml"), 90_000);
    assert.equal(packed.sizeOf("nothing"), undefined);
    assert.equal(textIn(packed, "word/document.xml"), text);
    assert.equal(textIn(packed, "überall.txt"), "住房");
    assert.equal(textIn(packed, "empty"), "");
    const stored = zipSync({ "a.txt": [new Uint8Array([65, 66]), { level: 0 }] });
    assert.equal(textIn(opened(stored), "a.txt"), "AB");
  });

  it("leaves folders out, and writes the names of Windows with slashes", () => {
    const folders = opened(zipped({ "sources/": "", "sources/a.txt": "x" }));
    assert.deepEqual(folders.names, ["sources/a.txt"]);
    const backslash = withBytes(zipped({ "sources/a.txt": "x" }), "sources/", "sources\\");
    assert.deepEqual(opened(backslash).names, ["sources/a.txt"]);
  });

  it("is found behind a comment of its maker", () => {
    const bytes = zipped({ "a.txt": "x" });
    const comment = new Uint8Array([...bytes, 1, 2, 3]);
    comment[bytes.length - 2] = 3;
    assert.equal(textIn(opened(comment), "a.txt"), "x");
  });

  it("is refused if a name leads out of it", () => {
    for (const name of ["../x", "a/../../x", "/etc/passwd", "C:/x", "..\\x", "a/..", "a\u0000b"])
      assert.match(
        refusalOf(zipped({ [name]: "x" })),
        /^“interview\.docx” was not read: .*outside/,
      );
  });

  it("is refused if it holds one name twice", () => {
    const twice = withBytes(zipped({ "a.txt": "x", "b.txt": "y" }), "b.txt", "a.txt");
    assert.match(refusalOf(twice), /two parts named “a\.txt”/);
  });

  it("is refused if a password protects it, or it is an old Office file", () => {
    const encrypted = withNumber(zipped({ "a.txt": "x" }), { at: 8, size: 2, value: 1 });
    assert.match(refusalOf(encrypted), /protected by a password/);
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    assert.match(refusalOf(old), /old Office program/);
  });

  it("is refused if it is no archive, or cut off", () => {
    const bytes = zipped({ "a.txt": "x" });
    for (const broken of [new Uint8Array(), bytes.slice(0, -1), bytes.slice(0, 30)])
      assert.match(refusalOf(broken), /damaged or incomplete/);
  });

  it("is refused if it holds more files than the limit says", () => {
    const limits = { ...ARCHIVE_LIMITS, entries: 1 };
    assert.match(refusalOf(zipped({ a: "", b: "" }), limits), /2 parts, and at most 1 are read/);
  });

  it("refuses a part that says it is too large, before it unpacks it", () => {
    const bomb = withNumber(zipped({ "a.txt": "x" }), { at: 24, size: 4, value: 0x7fffffff });
    assert.match(refusalOfPart(bomb), /“a\.txt” unpacks to more than the 128 MB/);
  });

  it("refuses a part that is larger than it says, without unpacking the rest", () => {
    const bomb = zipped({ "a.txt": new Uint8Array(3_000_000) });
    const lie = withNumber(bomb, { at: 24, size: 4, value: 1_000 });
    assert.match(refusalOfPart(lie), /“a\.txt” is damaged/);
  });

  it("refuses to go on when all parts together become too large", () => {
    const limits = { ...ARCHIVE_LIMITS, all: 150_000 };
    const archive = opened(zipped({ a: "x".repeat(1e5), b: "y".repeat(1e5) }), limits);
    assert.equal(textIn(archive, "a").length, 1e5);
    const part = archive.read("b");
    assert.ok("refusal" in part);
  });

  it("refuses a part whose bytes are not those that were packed", () => {
    const stored = zipSync({ "a.txt": [new Uint8Array([65, 66, 67]), { level: 0 }] });
    assert.match(refusalOfPart(withBytes(stored, "ABC", "ABD")), /“a\.txt” is damaged/);
    assert.match(refusalOfPart(stored, "b.txt"), /lacks the part “b\.txt”/);
  });

  it("reads sizes from the extra field of large archives", () => {
    const bytes = Buffer.from(zipped({ "a.txt": "hello" }));
    const list = bytes.lastIndexOf("PK\u0001\u0002");
    const extra = Buffer.alloc(12);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(5n, 4);
    const nameEnd = list + 46 + 5;
    const large = Buffer.concat([bytes.subarray(0, nameEnd), extra, bytes.subarray(nameEnd)]);
    large.writeUInt32LE(0xffffffff, list + 24);
    large.writeUInt16LE(12, list + 30);
    large.writeUInt32LE(46 + 5 + 12, large.length - 10);
    assert.equal(textIn(opened(new Uint8Array(large)), "a.txt"), "hello");
  });

  it("never throws, whatever the bytes", () => {
    const bytes = zipped({ "word/document.xml": "<a/>".repeat(50), b: "c" });
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    const changed = fc.array(change, { maxLength: 8 }).map((changes) => {
      const copy = bytes.slice();
      for (const [at, value] of changes) copy[at] = value;
      return copy;
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), changed), (some) => {
        const archive = openArchive({ name: "x", bytes: some });
        if ("read" in archive) for (const name of archive.names) archive.read(name);
      }),
      { numRuns: runs(500) },
    );
  });
});
