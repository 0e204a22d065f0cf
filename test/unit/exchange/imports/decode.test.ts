import assert from "node:assert/strict";
import fc from "fast-check";
import { decode } from "../../../../server/exchange/imports/decode";
import { runs } from "../../../support/runs";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const utf16 = (text: string, mark: boolean, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};

describe("reading bytes as text", () => {
  it("reads UTF-8, with or without a byte order mark, and says nothing of it", () => {
    for (const mark of ["", "\ufeff"]) {
      const { text, encoding, account } = decode(bytesOf(`${mark}Müller: ja 😀\r\n`));
      assert.deepEqual(
        { text, encoding, account },
        {
          text: "Müller: ja 😀\r\n",
          encoding: "utf-8",
          account: [],
        },
      );
    }
  });

  it("reads UTF-16, with or without a mark, and says so", () => {
    for (const mark of [true, false]) {
      for (const isBig of [true, false]) {
        const { text, encoding, account } = decode(utf16("Anna: ja, schön", mark, isBig));
        assert.equal(text, "Anna: ja, schön");
        assert.equal(encoding, isBig ? "utf-16be" : "utf-16le");
        assert.deepEqual(
          account.map(({ fate, count }) => [fate, count]),
          [["kept", 15]],
        );
      }
    }
  });

  // The bytes of the old encodings, from their tables.
  const old: readonly (readonly [string, string, readonly number[]])[] = [
    ["Müller", "windows-1252", [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]],
    [
      "“I’m” – café",
      "windows-1252",
      [0x93, 0x49, 0x92, 0x6d, 0x94, 0x20, 0x96, 0x20, 0x63, 0x61, 0x66, 0xe9],
    ],
  ];
  for (const [text, encoding, bytes] of old) {
    it(`reads “${text}” in ${encoding}, and says that it is a guess`, () => {
      const found = decode(Uint8Array.from(bytes));
      assert.equal(found.text, text);
      assert.deepEqual(
        found.account.map(({ fate, places }) => [fate, places]),
        [["changed", ["line 1"]]],
      );
      assert.match(found.account[0].why ?? "", new RegExp(encoding));
    });
  }

  it("knows other scripts by their letters", () => {
    const russian = "Иванов: Я думаю, что это было очень важно для меня и моей семьи.";
    const bytes = [...russian].map((letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x80 ? code : code - 0x410 + 0xc0;
    });
    const found = decode(Uint8Array.from(bytes));
    assert.equal(found.text, russian);
    assert.match(found.account[0].why ?? "", /windows-1251/);
  });

  it("keeps a file of UTF-8 in which one byte is broken, and says on which line", () => {
    const bytes = [...bytesOf("Müller: schön\nund größer\n"), 0xff, ...bytesOf("\nüber")];
    const { text, encoding, account } = decode(Uint8Array.from(bytes));
    assert.equal(text, "Müller: schön\nund größer\n\ufffd\nüber");
    assert.equal(encoding, "utf-8");
    assert.deepEqual(
      account.map(({ what, count, places }) => [what, count, places]),
      [["bytes that cannot be read", 1, ["line 3"]]],
    );
  });

  it("says where the first characters of an older encoding stand, and how many there are", () => {
    const lines = [..."a\r\nb\xe9\r\n\r\nc\xe9\xe9\rd\xe9"].map((one) => one.charCodeAt(0));
    const [item] = decode(Uint8Array.from(lines)).account;
    assert.deepEqual([item.count, item.places], [4, ["line 2", "line 4", "line 5"]]);
  });

  it("reads any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { text } = decode(bytes);
        assert.equal(typeof text, "string");
      }),
      { numRuns: runs(500) },
    );
  });

  it("gives back every text that was written in UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
        fc.pre(!text.startsWith("\ufeff") && !text.includes("\0") && !text.includes("\ufffd"));
        assert.equal(decode(bytesOf(text)).text, text);
      }),
      { numRuns: runs(300) },
    );
  });
});
