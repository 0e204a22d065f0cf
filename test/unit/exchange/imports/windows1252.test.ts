import assert from "node:assert/strict";
import { decode } from "../../../../server/exchange/imports/decode";
import { decodedBytes } from "../../../../server/exchange/imports/documents/rtfCodePages";
import { decodeWestern } from "../../../../server/exchange/imports/windows1252";

describe("windows-1252", () => {
  // As the WHATWG publishes it: index-windows-1252.txt.
  const bytes = [0x80, 0x81, 0x85, 0x8e, 0x93, 0x94, 0x99, 0x9f, 0xa0, 0xe4, 0xff];
  const signs = "€\u0081…Ž“”™Ÿ\u00a0äÿ";

  it("has its signs where other encodings have control characters", () => {
    assert.equal(decodeWestern(Uint8Array.from(bytes)), signs);
  });

  it("is read alike in texts and in RTF", () => {
    assert.equal(decodedBytes(String.fromCharCode(...bytes), "windows-1252"), signs);
    const said = "Wir sagten “ja” – über Jahre.";
    const units = { "“": 0x93, "”": 0x94, "–": 0x96 };
    const codes = [...said].map(
      (sign) => new Map(Object.entries(units)).get(sign) ?? sign.charCodeAt(0),
    );
    assert.equal(decode(Uint8Array.from(codes)).text, said);
  });
});
