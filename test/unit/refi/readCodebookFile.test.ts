import assert from "node:assert/strict";
import fc from "fast-check";
import { readCodebook } from "../../../server/codebook/parse";
import { outlineOf, type Branch } from "../../../server/codebook/reshape/outline";
import { codebookText } from "../../../server/codebook/writeCodebook";
import { codebookFile } from "../../../server/exchange/refi/codebookFile";
import { readCodebookFile } from "../../../server/exchange/refi/readCodebookFile";
import { runs } from "../../support/runs";
import { assertValid } from "./schema";

const imported = (xml: string) =>
  readCodebookFile({ name: "codes.qdc", bytes: new TextEncoder().encode(xml) });

function read(xml: string): { readonly text: string; readonly account: readonly string[] } {
  const found = imported(xml);
  assert.ok("text" in found, JSON.stringify(found));
  assert.deepEqual(
    readCodebook(found.text).problems.filter(({ severity }) => severity === "error"),
    [],
  );
  const account = found.account.map(({ fate, count, what, places }) =>
    [fate, count, what, ...places].join(" | "),
  );
  return { text: found.text, account };
}

const guid = (digit: string): string =>
  `${digit.repeat(8)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(12)}`;

const book = (codes: string, space = "urn:QDA-XML:codebook:1.0"): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="${space}"><Codes>${codes}</Codes></CodeBook>`;

describe("a codebook from .qdc", () => {
  it("is a theme for what is not codable at the top, and a tree below", () => {
    const { text, account } = read(
      book(`
      <Code guid="${guid("1")}" name="Trust &amp; distrust" isCodable="false" color="#FF8800">
        <Description>Who trusts whom.&#10;&#10;Exclude: trust in money</Description>
        <Code guid="{${guid("a")}}" name="Of people" isCodable="1"/>
        <Code guid="${guid("b")}" name="Of offices" isCodable="0">
          <Code guid="${guid("c")}" name="Upwards" isCodable="true"/>
        </Code>
      </Code>
      <Code guid="${guid("d")}" name="12 %" isCodable="true"/>`),
    );
    assert.equal(
      text,
      `themes:
  trust-distrust:
    name: Trust & distrust
    definition: Who trusts whom.
    exclude: trust in money
    color: "#ff8800"
    codes:
      of-people:
      of-offices:
        codes:
          upwards:
codes:
  code:
    name: 12 %
`,
    );
    assert.deepEqual(account, ["kept | 1 | themes", "kept | 3 | codes", "kept | 1 | categories"]);
  });

  it("is read in every namespace that programs write", () => {
    for (const space of ["urn:QDA-XML:codebook:0:4", "urn:QDA-XML:codebook:1:0", ""]) {
      assert.equal(read(book(`<Code name="A" isCodable="true"/>`, space)).text, "codes:\n  a:\n");
    }
    const prefixed = `<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0"><q:Codes><q:Code name="A"/></q:Codes></q:CodeBook>`;
    assert.equal(read(prefixed).text, "codes:\n  a:\n");
    assert.equal(read(`\ufeff${prefixed}`).text, "codes:\n  a:\n");
  });

  it("gives numbers to equal names, and a name to what has none", () => {
    const { text, account } = read(
      book(`
      <Code name="Ups"><Code name="Money"/></Code>
      <Code name="Downs"><Code name="Money"/><Code name="money!"/><Code name="  "/><Code/></Code>`),
    );
    assert.equal(
      text,
      `themes:
  ups:
    codes:
      money:
  downs:
    codes:
      money-2:
        name: Money
      money-3:
        name: money!
      code-without-a-name:
      code-without-a-name-2:
        name: Code without a name
`,
    );
    assert.deepEqual(account.slice(2), [
      "changed | 2 | codes at the top with others below them, as themes | code “Ups” | code “Downs”",
      "changed | 3 | ids of codes with equal names | “Money” (money-2) | “money!” (money-3) | “Code without a name” (code-without-a-name-2)",
      "changed | 2 | codes without a name",
    ]);
  });

  it("reads colours as they are written, and says which it cannot", () => {
    const colors = [
      "#ABC",
      "rgb(1, 20,255)",
      "rgba(1,2,3,0.5)",
      "#11223344",
      "teal",
      "rgb(300,0,0)",
    ];
    const codes = colors.map((color, at) => `<Code name="c${at}" color="${color}"/>`);
    const { text, account } = read(book(codes.join("")));
    const found = [...readCodebook(text).codebook!.nodes.values()].map(({ color }) => color);
    assert.deepEqual(found, ["#aabbcc", "#0114ff", "#010203", "#112233", undefined, undefined]);
    assert.deepEqual(account.slice(1), [
      "changed | 4 | colours written in another way | code “c0” | code “c1” | code “c2” | code “c3”",
      "left out | 2 | colours | code “c4” | code “c5”",
    ]);
  });

  it("reads how much of a colour shows through before it or behind it", () => {
    const colors = ["#FF6366F1", "#6366F1FF", "#80112233"];
    const codes = colors.map((color, at) => `<Code name="c${at}" color="${color}"/>`);
    const { text } = read(book(codes.join("")));
    const found = [...readCodebook(text).codebook!.nodes.values()].map(({ color }) => color);
    assert.deepEqual(found, ["#6366f1", "#6366f1", "#801122"]);
  });

  it("takes off the group that NVivo puts around all codes", () => {
    const { text, account } = read(
      book(
        `<Code name="Nodes" isCodable="false"><Code name="A"/><Code name="B" isCodable="false"/></Code>`,
      ),
    );
    assert.equal(text, "codes:\n  a:\nthemes:\n  b:\n");
    assert.ok(account.includes("left out | 1 | groups around the whole codebook | “Nodes”"));
    assert.equal(
      read(book(`<Code name="Nodes"><Code name="A"/></Code>`)).text,
      "themes:\n  nodes:\n    codes:\n      a:\n",
    );
  });

  it("takes codable codes at the top with others below them for themes, but in our own files", () => {
    const codes = `<Codes><Code name="Money" isCodable="true"><Code name="Loans" isCodable="true"/></Code></Codes>`;
    const other = read(`<CodeBook origin="MAXQDA 24">${codes}</CodeBook>`);
    assert.equal(other.text, "themes:\n  money:\n    codes:\n      loans:\n");
    const own = read(`<CodeBook origin="Verbatim">${codes}</CodeBook>`);
    assert.equal(own.text, "codes:\n  money:\n    codes:\n      loans:\n");
    assert.deepEqual(own.account, ["kept | 1 | categories", "kept | 1 | codes"]);
  });

  it("says what codebook.yaml has in another way or not at all", () => {
    const xml = `<CodeBook><Codes>
      <Code name="A"/><Code name="T" isCodable="false"><Code name="G" isCodable="false"/></Code><Code name="B"/>
      <Code name="C"><Description>Replaced by: nobody</Description></Code>
      <Code name="D"><Description>Replaced by: e</Description></Code>
      <Code name="E"><Description>Replaced by: d</Description></Code>
      </Codes><Sets><Set name="Mine"/></Sets></CodeBook>`;
    const { text, account } = read(xml);
    assert.equal(
      text,
      "codes:\n  a:\n  b:\n  c:\n  d:\n  e:\nthemes:\n  t:\n    codes:\n      g:\n",
    );
    assert.deepEqual(account, [
      "kept | 6 | codes",
      "kept | 1 | themes",
      "changed | 1 | groups without codes | code “G”",
      "changed | 1 | places in the order of themes and codes",
      "left out | 3 | replacements of codes | code “C” (nobody) | code “D” (e) | code “E” (d)",
      "left out | 1 | sets without members | “Mine”",
    ]);
  });

  it("keeps every code of a tree that is deeper than a codebook", () => {
    const depth = 150;
    const xml = book(
      Array.from({ length: depth }, (_, at) => `<Code name="L${at}">`).join("") +
        "</Code>".repeat(depth),
    );
    const { text, account } = read(xml);
    assert.equal(readCodebook(text).codebook?.nodes.size, depth);
    assert.ok(account.some((line) => line.startsWith(`changed | 60 | codes nested too deeply`)));
  });

  it("refuses what is no codebook, in words", () => {
    const refusal = (xml: string): string => (imported(xml) as { refusal: string }).refusal;
    assert.equal(refusal("<Codes/>"), "“codes.qdc” was not read: it is no codebook of REFI-QDA.");
    assert.equal(refusal(book("")), "“codes.qdc” was not read: its codebook has no codes.");
    assert.match(refusal(`<!DOCTYPE a [<!ENTITY b "c">]>${book("<Code name='&b;'/>")}`), /DTD/);
    assert.match(refusal("no xml"), /damaged/);
    const many = Array.from({ length: 20_001 }, () => "<Code/>").join("");
    assert.match(refusal(book(many)), /larger than codebook.yaml can be/);
  });

  it("lets no text of a file become keys of codebook.yaml", () => {
    const hostile = [
      "a: b\n  c: d",
      "- x",
      "# y",
      "*z",
      "&z",
      "'",
      '"',
      "{",
      "null",
      "true",
      "2020-01-01",
    ];
    const codes = hostile.map(
      (text) => `<Code name="n"><Description>${text.replace(/&/g, "&amp;")}</Description></Code>`,
    );
    const { text } = read(book(codes.join("")));
    const found = [...readCodebook(text).codebook!.nodes.values()];
    assert.deepEqual(
      found.map(({ definition }) => definition),
      hostile,
    );
  });
});

const words = fc
  .oneof(
    fc.constantFrom(
      "Money matters.",
      "Include: x",
      "\\Status: draft",
      "Id: b",
      "a\n\nb",
      "Status: unknown",
    ),
    fc.constantFrom(
      "Example:",
      "# no comment",
      "x: y",
      "null",
      "Über & <住房>",
      "one\nExclude: two\nthree",
    ),
    fc.string({ unit: "grapheme", maxLength: 12 }),
  )
  .map((text) =>
    text.replace(/[\u0000-\u0008\u000b-\u001f\u2028\u2029\ufffe\uffff]|\p{Cs}/gu, "").trim(),
  );

interface Draft {
  readonly id: string;
  readonly texts: Partial<
    Record<"name" | "definition" | "include" | "exclude" | "illustration", string>
  >;
  readonly examples: readonly string[];
  readonly color?: string;
  readonly status: "draft" | "active" | "retired";
  readonly children: readonly Draft[];
}

const { draft } = fc.letrec<{ draft: Draft }>((tie) => ({
  draft: fc.record(
    {
      id: fc.constantFrom("a", "b", "null", "true", "money-matters", "Überlastung", "住房", "x_y"),
      texts: fc.record(
        { name: words, definition: words, include: words, exclude: words, illustration: words },
        { requiredKeys: [] },
      ),
      examples: fc.array(words, { maxLength: 2 }),
      color: fc.constantFrom("#4e79a7", "#00ff00"),
      status: fc.constantFrom("active", "draft", "retired"),
      children: fc.oneof(
        { maxDepth: 3 },
        fc.constant([]),
        fc.array(tie("draft"), { maxLength: 3 }),
      ),
    },
    { requiredKeys: ["id", "texts", "examples", "status", "children"] },
  ),
}));

/** The codebook with unique ids; each retired code is replaced by the first one. */
function branches(drafts: readonly Draft[], taken: Set<string>): Branch[] {
  return drafts.map(({ id: wanted, texts, examples, color, status, children }) => {
    let id = wanted;
    while (taken.has(id)) id += "x";
    taken.add(id);
    const given = Object.entries(texts).filter(([, text]) => text !== "");
    const content = {
      name: "Name",
      ...Object.fromEntries(given),
      id,
      examples: examples.filter((text) => text !== ""),
      status,
      attributes: new Map(),
      ...(color && { color }),
      ...(status === "retired" && taken.size > 1 && { replacedBy: [...taken][0] }),
    };
    return { id, content, children: branches(children, taken) };
  });
}

describe("a codebook that goes out and comes back", () => {
  it("is the same in all that REFI-QDA holds", () => {
    const some = fc.array(draft, { maxLength: 3 });
    fc.assert(
      fc.property(some, some, fc.constantFrom("themes", "codes"), (themes, codes, first) => {
        fc.pre(themes.length + codes.length > 0);
        const taken = new Set<string>();
        const made = {
          themes: branches(themes, taken),
          codes: branches(codes, taken),
          first,
        } as const;
        const text = codebookText(made);
        assert.ok(text !== undefined);
        const reading = readCodebook(text);
        const out = codebookFile({ text, reading });
        assert.ok("bytes" in out);
        assert.deepEqual(
          out.account.filter(({ fate }) => fate !== "kept"),
          [],
        );
        const xml = new TextDecoder().decode(out.bytes);
        const back = read(xml);
        assert.deepEqual(outlineText(back.text), outlineText(text));
        assert.equal(back.text.startsWith("codes"), text.startsWith("codes"));
        assert.deepEqual(
          back.account.filter((line) => !line.startsWith("kept")),
          [],
        );
      }),
      { numRuns: runs(80) },
    );
  });

  it("is valid, whatever it says", () => {
    fc.assert(
      fc.property(fc.array(draft, { minLength: 1, maxLength: 3 }), (themes) => {
        const made = { themes: branches(themes, new Set()), codes: [], first: "themes" } as const;
        const text = codebookText(made) ?? "";
        const out = codebookFile({ text, reading: readCodebook(text) });
        assert.ok("bytes" in out);
        assertValid("Codebook", new TextDecoder().decode(out.bytes));
      }),
      { numRuns: runs(20) },
    );
  });
});

function outlineText(text: string): unknown {
  const { codebook } = readCodebook(text);
  assert.ok(codebook !== undefined);
  const { themes, codes } = outlineOf(codebook);
  const plain = ({ content, children }: Branch): unknown => {
    const { id, name, definition, include, exclude, examples, illustration } = content;
    const { color, status, replacedBy } = content;
    const said = { id, name, definition, include, exclude, examples, illustration, color };
    return [{ ...said, status, replacedBy }, children.map(plain)];
  };
  return [themes.map(plain), codes.map(plain)];
}
