import assert from "node:assert/strict";
import fc from "fast-check";
import { createFinder } from "../../../server/exchange/pseudonyms/finder";
import {
  namesInTranscript,
  renameInTranscript,
} from "../../../server/exchange/pseudonyms/transcript";
import { applyEdits } from "../../../server/markup/edits/edit";
import { sealTranscript } from "../../../server/markup/edits/seal";
import type { Transcript } from "../../../server/markup/model";
import { parseTranscript } from "../../../server/markup/parse";
import { sealStateOf } from "../../../server/markup/seal";
import { wordingBetween, wordingOf } from "../../../server/markup/wording";
import { arbitraryNoise, arbitraryTranscript } from "../../reference/arbitrary";
import { runs } from "../../support/runs";

type Names = Readonly<Record<string, string>>;

function finderOf(names: Names) {
  return createFinder(
    Object.entries(names).map(([name, pseudonym], line) => ({ name, pseudonym, line })),
  );
}

function renamed(text: string, names: Names, acceptsChangedWords = false) {
  const result = renameInTranscript(text, { finder: finderOf(names), acceptsChangedWords });
  if ("reason" in result) return result;
  assert.equal(applyEdits(text, result.edits), result.text);
  return result;
}

function textOf(text: string, names: Names): string {
  const result = renamed(text, names);
  return "text" in result ? result.text : `refused: ${result.reason}`;
}

const KEY: Names = { "Ann Smith": "P1", Ann: "Eve", Maria: "Anna Lee", "Kings Lynn": "Old Town" };

const CASES: readonly (readonly [what: string, before: string, after: string])[] = [
  ["words", "P2: Ann met Anna, ANN's friend.", "P2: Eve met Anna, EVE's friend."],
  ["a name over two lines", "P2: I met Ann\nSmith there.", "P2: I met P1 there."],
  ["a name over two lines with as many words", "P2: in Kings\nLynn.", "P2: in Old\nTown."],
  ["a passage of one word of two", "P2: in Kings [Lynn]{.a}.", "P2: in Old [Town]{.a}."],
  [
    "a passage of a part of a name",
    "P2: I saw Ann [Smith]{.a} there.",
    "P2: I saw [P1]{.a} there.",
  ],
  ["a passage that ends in a name", "P2: [I saw Ann]{.a} Smith.", "P2: [I saw P1]{.a}."],
  [
    "two passages that meet in a name",
    "P2: [I saw Ann]{.a} [Smith there]{.b}.",
    "P2: [1>]I saw [2>]P1[<1]{.a} there[<2]{.b}.",
  ],
  ["a range", "P2: [1>]I saw Ann[<1]{.a} Smith.", "P2: [1>]I saw P1[<1]{.a}."],
  ["a comment in a name", "P2: Ann <!-- sic --> Smith.", "P2: P1<!-- sic -->."],
  ["labels", "Maria: Hello.\n\nMARIA: Ann?", "Anna Lee: Hello.\n\nANNA LEE: Eve?"],
  [
    "declared labels",
    "---\ncase: Maria\nspeakers: { Maria: { case: 'Maria' } } # Maria\n---\nmaria: Yes.",
    '---\ncase: Anna Lee\nspeakers: { Anna Lee: { case: "Anna Lee" } } # Anna Lee\n---\nAnna Lee: Yes.',
  ],
  ["headings", "## On Ann\n\nYes, Ann.", "## On Eve\n\nYes, Eve."],
  [
    "comments beside and in headings",
    "<!-- Ann -->\n\n## On <!-- Ann --> Ann\n\nYes. <!-- Ann -->\n\n## End",
    "<!-- Eve -->\n\n## On <!-- Eve --> Eve\n\nYes. <!-- Eve -->\n\n## End",
  ],
  [
    "memos and coders",
    'P2: [Yes]{.a by=Maria memo="Ann\'s"} []{- by=Maria}\n\n<!-- memo: Ann said so -->',
    'P2: [Yes]{.a by="Anna Lee" memo="Eve\'s"} []{- by="Anna Lee"}\n\n<!-- memo: Eve said so -->',
  ],
  [
    "nothing",
    "---\ncase: P1\n---\nP2: [Nobody]{.a}  here\\*.",
    "---\ncase: P1\n---\nP2: [Nobody]{.a}  here\\*.",
  ],
  [
    "two speakers with one pseudonym",
    "Eve: Hello.\n\nAnn: Hello.",
    "refused: Two speakers would get one label. Give each a pseudonym of their own.",
  ],
];

describe("names in a transcript are replaced", () => {
  for (const [what, before, after] of CASES) {
    it(what, () => assert.equal(textOf(before, KEY), after));
  }

  it("by words, whatever the pseudonym looks like", () => {
    assert.equal(textOf("P2: Ann.", { Ann: "[x]{.a}" }), "P2: [x]\\{.a}.");
    assert.equal(textOf("P2: See Ann.", { Ann: "<b>" }), "P2: See <b>.");
    assert.equal(textOf("Ann came.", { Ann: "# Eve" }), "\\# Eve came.");
  });

  it("and told of where they stay", () => {
    const result = renamed("P2: [x]{.Ann}, [Ann]{.b}.", KEY);
    assert.ok("left" in result);
    assert.deepEqual(
      result.left.map(({ written, kind, start }) => [written, kind, start]),
      [["Ann", "text", 9]],
    );
    const names = namesInTranscript("P2: [x]{.Ann}, [Ann]{.b}.", finderOf(KEY));
    assert.deepEqual(
      names.map(({ kind, start }) => [kind, start]),
      [
        ["text", 9],
        ["words", 16],
      ],
    );
  });

  it("and sealed again, where they were sealed", () => {
    const text = "P2: I saw Ann [Smith]{.a} there.";
    const sealing = sealTranscript(parseTranscript(text));
    assert.ok("edits" in sealing);
    const sealed = applyEdits(text, sealing.edits);
    assert.equal(sealStateOf(parseTranscript(textOf(sealed, KEY))), "sealed");
    const changed = sealed.replace("there", "here");
    assert.match(textOf(changed, KEY), /^refused: Its words changed since it was sealed/);
    const accepted = renamed(changed, KEY, true);
    assert.ok("text" in accepted);
    assert.equal(sealStateOf(parseTranscript(accepted.text)), "sealed");
  });
});

interface PlainPiece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The same, written in another way: the plain wording in pieces, each a character or a word of a
 * name (a name that gets another number of words is one piece), found by a regular expression.
 */
function piecesOf(wording: string, names: Names): readonly PlainPiece[] {
  const forms = new Map<string, string>();
  for (const [name, pseudonym] of Object.entries(names)) {
    forms.set(name.toUpperCase(), pseudonym.toUpperCase());
    forms.set(name, pseudonym);
  }
  const any = [...forms.keys()].sort((a, b) => b.length - a.length).join("|");
  const unspaced = ["Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"];
  const edge = `(?![${unspaced.map((script) => `\\p{scx=${script}}`).join("")}])[\\p{L}\\p{M}\\p{N}]`;
  const pieces: PlainPiece[] = [];
  const plain = (from: number, to: number): void => {
    for (let at = from; at < to; at++) pieces.push({ start: at, end: at + 1, text: wording[at] });
  };
  let from = 0;
  for (const match of wording.matchAll(new RegExp(`(?<!${edge})(?:${any})(?!${edge})`, "gu"))) {
    plain(from, match.index);
    from = match.index + match[0].length;
    const [old, now] = [match[0].split(" "), forms.get(match[0])!.split(" ")];
    if (old.length !== now.length) {
      pieces.push({ start: match.index, end: from, text: now.join(" ") });
      continue;
    }
    let at = match.index;
    old.forEach((word, index) => {
      if (index > 0) plain(at - 1, at);
      pieces.push({ start: at, end: at + word.length, text: now[index] });
      at += word.length + 1;
    });
  }
  plain(from, wording.length);
  return pieces;
}

/** What a stretch of the wording reads as: whatever it touches, whole. */
function readsAs(pieces: readonly PlainPiece[], from: number, to: number): string {
  return pieces
    .filter(({ start, end }) => start < to && end > from)
    .map(({ text }) => text)
    .join("");
}

/** Puts names into the words of any transcript: between two of its signs, wherever they are. */
const arbitraryNamed = fc
  .tuple(
    fc.oneof(arbitraryTranscript, arbitraryNoise),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom(
          " Zora Quill ",
          " Zora [Quill ",
          " Zo",
          "ra",
          " Zora]{.q} Quill ",
          " ZORA ",
          " Quill\nZora ",
          "Veszprém",
        ),
      ),
      { maxLength: 5 },
    ),
  )
  .map(([text, names]) => {
    let named = text;
    for (const [at, name] of names) {
      const offset = at % (named.length + 1);
      named = named.slice(0, offset) + name + named.slice(offset);
    }
    return named;
  });

/** Every passage with words: its codes and its words. */
function coded(
  { passages }: Transcript,
  quote: (start: number, end: number) => string,
): readonly string[] {
  return passages
    .filter(({ start, end }) => start < end)
    .map(
      ({ start, end, block }) => `${quote(start, end)} ${block.codes.map(({ id }) => id).join()}`,
    )
    .sort();
}

const KEYS: readonly Names[] = [
  { Zora: "Ida", "Zora Quill": "Xenia", Veszprém: "Győr" },
  { Zora: "Ida May", "Zora Quill": "Max Under", Quill: "U" },
];

describe("replacing names in any transcript", () => {
  it("changes these words alone, keeps codes on their words, and does nothing the second time", () => {
    let replacedSome = 0;
    let refused = 0;
    fc.assert(
      fc.property(arbitraryNamed, fc.constantFrom(...KEYS), (text, names) => {
        const result = renamed(text, names, true);
        if ("reason" in result) return void refused++;
        const [before, after] = [parseTranscript(text), parseTranscript(result.text)];
        if (result.edits.length > 0) replacedSome++;
        const pieces = piecesOf(wordingOf(before), names);
        assert.equal(wordingOf(after), readsAs(pieces, 0, Infinity));
        assert.deepEqual(
          coded(after, (start, end) => wordingBetween(after, start, end)),
          coded(before, (start, end) => readsAs(pieces, start, end)),
        );
        if (result.edits.length > 0) assert.notEqual(sealStateOf(after), "changed");
        const again = renamed(result.text, names, true);
        assert.ok("edits" in again);
        assert.deepEqual(again.edits, []);
      }),
      { numRuns: runs(1_000) },
    );
    assert.ok(replacedSome > runs(1_000) / 5, `${replacedSome} texts had a name`);
    assert.ok(refused < runs(1_000) / 10, `${refused} were refused`);
  });

  it("changes nothing where no name stands", () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryTranscript, arbitraryNoise), (text) => {
        const result = renamed(text, { Zora: "Ida" });
        assert.ok("edits" in result);
        assert.deepEqual([result.edits, result.text], [[], text]);
      }),
      { numRuns: runs(500) },
    );
  });
});
