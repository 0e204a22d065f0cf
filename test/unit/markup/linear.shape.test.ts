import { parseTranscript } from "../../../server/markup/parse";
import { assertLinear } from "../../support/growth";

const repeated: readonly string[] = [
  ...["[", "]", "{", "}", "\\", "<", "-", "*", "#", ":", '"', "a", "a ", " ", "\n", "\r\n", "[\n"],
  ...[
    "]{",
    "[]{",
    "[1>]",
    "[<1]",
    "[<1]{",
    "<!--",
    "-->",
    "<!-- x -->",
    "<!--\n",
    "x -->\n",
    "{.a}",
  ],
  ...[
    "[x]{.a}",
    "[]{.a}",
    "[]{-}",
    "[x]{.a}\n",
    "[x]{.a}\n\n",
    "x{.a}",
    "]{.a}",
    "[<1]{.a}",
    "[x] {.a}",
  ],
  ...[
    "[1>]x[<1]{.a}",
    "[[1>]",
    "[1>]{",
    "]{.a .b ",
    "]{a='",
    ']{a="',
    "]{a=",
    "]{.a\n",
    "]{.a\n.b\n",
  ],
  ...[
    "P1: x\n",
    "[P1: ",
    "[1>]P1: ",
    "[]{.a} P1: x\n",
    "0:1 [",
    "# [x]{.a}\n",
    "# [x]{.a\n",
    "---\n",
  ],
  ...[
    "Note: ",
    "**X",
    "<!-- [x]{.a} -->",
    "<!-- [ -->",
    "<!-- x\n--> [",
    "=======\n",
    "[a <!-- b -->",
  ],
  ...[
    "[x]{.a #i}",
    "[[x]{.a}",
    "\\[x\\]{.a}",
    "é",
    "e\u0301",
    "😀",
    "住\n",
    "住 ",
    "[x]{.a by=b} []{-}\n",
  ],
];

function fill(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

async function check(make: (length: number) => string): Promise<void> {
  const taskOf = (length: number) => {
    const text = make(length);
    return () => parseTranscript(text);
  };
  await assertLinear({ taskOf, size: 1 << 14 });
}

describe("markup: time linear in the length", () => {
  for (const unit of repeated) {
    it(`of ${JSON.stringify(unit)} again and again`, () => check((length) => fill(unit, length)));
  }

  it("of nested spans", () =>
    check((length) => "[".repeat(length / 6) + "x" + "]{.a}".repeat(length / 6)));

  it("of ranges with labels of their own", () =>
    check((length) => {
      const numbers = Array.from({ length: length / 18 }, (_, index) => index);
      return (
        numbers.map((number) => `[${number}>]x`).join("") +
        numbers.map((number) => `[<${number}]{.a}`).join("")
      );
    }));

  it("of front matter", async () => {
    await check((length) => `---\n${fill("a: b\n", length)}---\n`);
    await check((length) => `---\n${fill("- ", length)}\n---\n`);
    await check((length) => `---\n${fill("{ a: ", length)}\n---\n`);
  });
});
