import assert from "node:assert/strict";
import { parseTranscript } from "../../../server/markup/parse";

/**
 * Reading takes time linear in the length of the text, whatever the text: eight times the text
 * takes about eight times as long (up to twenty, where the garbage collector has its share), and
 * would take sixty-four times as long if anything were quadratic.
 */

const SMALL = 1 << 16;
const LARGE = 8 * SMALL;
const RUNS = 2;
const MOST = 32;
/** Somebody else may keep the machine busy for a while; what is quadratic fails every time. */
const ATTEMPTS = 4;

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

function fastest(texts: readonly string[]): readonly number[] {
  const times = texts.map(() => Infinity);
  for (let run = 0; run < RUNS; run++) {
    texts.forEach((text, index) => {
      const start = performance.now();
      parseTranscript(text);
      times[index] = Math.min(times[index], performance.now() - start);
    });
  }
  return times;
}

function check(make: (length: number) => string): void {
  const texts = [make(SMALL), make(LARGE)];
  const seen: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [small, large] = fastest(texts);
    // Below this a clock tick or a garbage collection decides.
    if (large < 5 || large < small * MOST) return;
    seen.push(`${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`);
  }
  assert.fail(seen.join("; "));
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

  it("of front matter", () => {
    check((length) => `---\n${fill("a: b\n", length)}---\n`);
    check((length) => `---\n${fill("- ", length)}\n---\n`);
    check((length) => `---\n${fill("{ a: ", length)}\n---\n`);
  });
});
