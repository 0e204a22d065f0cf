import assert from "node:assert/strict";
import fc from "fast-check";
import {
  expressionFinder,
  phraseFinder,
  typedWords,
  wordsFinder,
  type Finder,
} from "../../../../server/features/find/finders";
import { readExpression } from "../../../../server/lazy/regex";

const FREE = { isCaseSensitive: false, unitesSigns: true };
const CASED = { isCaseSensitive: true, unitesSigns: true };
const always = (): boolean => true;

/** The words of the hits. */
function found(finder: Finder, speech: string, from = 0): string[] {
  return spans(finder, speech, from).map(([start, end]) => speech.slice(start, end));
}

function spans(finder: Finder, speech: string, from = 0): [number, number][] {
  const hits = [...finder.hitsIn(speech, from, always)];
  return hits.flatMap((hit) => (hit === undefined ? [] : [[hit.start, hit.end]]));
}

describe("finding a phrase", () => {
  for (const [phrase, speech, hits] of [
    ["money gets", "Money gets tighter; money  gets", ["Money gets"]],
    ["  money\n gets ", "Money gets", ["Money gets"]],
    ["strasse", "Die Straße, die STRASSE", ["Straße", "STRASSE"]],
    ["s", "Straße", ["S"]],
    ["istanbul", "İstanbul, ISTANBUL", ["İstanbul", "ISTANBUL"]],
    ["café", "cafe\u0301 und CAFÉ", ["cafe\u0301", "CAFÉ"]],
    ["cafe", "cafe\u0301 cafe", ["cafe"]],
    ["don't", "I don’t", ["don’t"]],
    ["住房", "我们的住房住房。", ["住房", "住房"]],
    ["😀", "a😀😁b", ["😀"]],
    ["\ud83d", "a😀b", []],
    ["लड़क", "लड़का लड़के", ["लड़क", "लड़क"]],
    ["aa", "aaaaa", ["aa", "aa"]],
  ] as const) {
    it(`finds ${JSON.stringify(phrase)} in ${JSON.stringify(speech)}`, () => {
      if (phrase === "\ud83d")
        return assert.deepEqual(found(phraseFinder(phrase, FREE), speech), hits);
      assert.deepEqual(found(phraseFinder(phrase, FREE), speech), hits);
    });
  }

  it("tells upper and lower case apart if wished", () => {
    assert.deepEqual(found(phraseFinder("Money", CASED), "money Money MONEY"), ["Money"]);
  });

  it("goes on from any place", () => {
    assert.deepEqual(spans(phraseFinder("ss", FREE), "ßx ss ß", 1), [
      [3, 5],
      [6, 7],
    ]);
  });
});

describe("finding words", () => {
  for (const [words, speech, hits] of [
    ["fund", "We fund what funding funds", ["fund", "fund", "fund"]],
    [
      "money council",
      "The council has money, money; no council",
      ["council has money", "money; no council"],
    ],
    ["council money", "money a money b council", ["money b council"]],
    ["a b c", "a b a c b x c", ["b a c"]],
    ["fund funding", "funding", ["funding"]],
    ["money house", "money and nothing else", []],
  ] as const) {
    it(`finds “${words}” in “${speech}”`, () => {
      assert.deepEqual(found(wordsFinder(typedWords(words), FREE), speech), hits);
    });
  }

  it("finds the same as trying out every stretch", () => {
    const letters = fc.array(fc.constantFrom("a", "b", "c", " "), { maxLength: 24 });
    const queries = fc.array(fc.constantFrom("a", "b", "c", "ab"), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(letters, queries, fc.nat(10), (list, words, from) => {
        const speech = list.join("");
        const finder = wordsFinder(words, FREE);
        assert.deepEqual(spans(finder, speech, from), naiveStretches(speech, words, from));
      }),
    );
  });
});

describe("finding what an expression matches", () => {
  const finder = (source: string, isCaseSensitive = false): Finder => {
    const expression = readExpression(source, { isCaseSensitive });
    if ("message" in expression) throw new Error(expression.message);
    return expressionFinder(expression);
  };

  for (const [source, speech, hits] of [
    ["hous\\w+", "Housing houses hous", ["Housing", "houses"]],
    ["x*", "axxb", ["xx"]],
    ["^we|you$", "We and we and you", ["We", "you"]],
    ["\\w+", "Überlastung naïve e\u0301té", ["Überlastung", "naïve", "e\u0301té"]],
    ["\\d+", "3 or ٣", ["3", "٣"]],
    ["caf.", "cafe\u0301!", ["cafe\u0301"]],
    ["e", "e\u0301 e", ["e"]],
    [".", "😀é", ["😀", "é"]],
    ["[^\\w\\s]", "a b-c", ["-"]],
    ["[\\d-]+", "1-2", ["1-2"]],
    ["\\D+", "1ab2", ["ab"]],
    ["\\Q(a)\\E", "x(a)", ["(a)"]],
    ["[]a]+", "]a]", ["]a]"]],
    ["[[:alpha:]]+", "12ab", ["ab"]],
    ["(?:we|they) (?:had|have) to", "They had to, we have to", ["They had to", "we have to"]],
  ] as const) {
    it(`finds ${source} in ${speech}`, () => assert.deepEqual(found(finder(source), speech), hits));
  }

  it("tells upper and lower case apart if wished", () => {
    assert.deepEqual(found(finder("m\\w+", true), "Money money"), ["money"]);
  });

  it("goes on from any place without taking it for the start", () => {
    assert.deepEqual(spans(finder("^a|b"), "abab", 2), [[3, 4]]);
  });

  it("finds the same as JavaScript does", () => {
    const sources = ["a+", "ab|ba", "[ab]c", "a.c", "(?:ab)+", "b$", "^a", "a?b", ".", "c{2}"];
    const letters = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 20 });
    fc.assert(
      fc.property(letters, fc.constantFrom(...sources), (list, source) => {
        const speech = list.join("");
        const expected = [...speech.matchAll(new RegExp(source, "g"))];
        const matches = expected.filter(([match]) => match !== "");
        assert.deepEqual(
          spans(finder(source), speech),
          matches.map(({ 0: match, index }) => [index, index + match.length]),
        );
      }),
    );
  });

  for (const [source, message, position] of [
    ["a(b", "This parenthesis is never closed.", 1],
    ["ab)", "This parenthesis is never opened.", 2],
    ["x[ab", "This set is never closed with ].", 1],
    ["a(?<=b)c", "Look-behind is not supported.", 1],
    ["a(?<!b)c", "Look-behind is not supported.", 1],
    ["ab(?=c)", "Look-ahead is not supported.", 2],
    ["(a)\\1", "Back references such as \\1 are not supported.", 3],
    ["\\bfund", "\\b is not supported. Choose “Whole words” instead.", 0],
    ["[a\\W]", "\\W and \\S cannot stand inside a set. Write [^…] with what is not wanted.", 2],
    ["ab[z-a]", "This set or range of characters is not known.", 3],
    ["*a", "There is nothing here to repeat.", 0],
    ["a**", "A repetition cannot be repeated; put it in parentheses.", 1],
    ["a{2000}", "A part can be repeated at most 1,000 times.", 1],
    ["ab\\", "The expression ends with a backslash that escapes nothing.", 2],
    ["x\\y", "This escape with a backslash is not known.", 1],
    ["\\p{Foo}", "This set or range of characters is not known.", 0],
  ] as const) {
    it(`says what is wrong with ${source}, and where`, () => {
      assert.deepEqual(readExpression(source, { isCaseSensitive: false }), { message, position });
    });
  }

  it("never throws, whatever is typed", () => {
    const signs = fc.array(fc.constantFrom(..."ab()[]{}*+?|\\^$.-:,1QEpwW<=!".split("")), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(signs, (list) => {
        const read = readExpression(list.join(""), { isCaseSensitive: false });
        if ("message" in read) assert.ok(read.position >= 0 && read.position <= list.length);
        else found(expressionFinder(read), "ab (a) 1");
      }),
    );
  });

  for (const [source, text] of [
    ["(a+)+$", `${"a".repeat(1_000_000)}b`],
    ["(x+x+)+y", "x".repeat(1_000_000)],
    ["(.*)*z", "ab ".repeat(300_000)],
  ] as const) {
    it(`takes linear time for ${source} on a megabyte`, function () {
      this.timeout(20_000);
      assert.deepEqual(found(finder(source), text), []);
    });
  }
});

/** By the definition: the earliest end, then the latest start, none sharing a character. */
function naiveStretches(
  speech: string,
  words: readonly string[],
  from: number,
): [number, number][] {
  const result: [number, number][] = [];
  let at = from;
  for (let end = at; end <= speech.length; end++) {
    for (let start = end - 1; start >= at; start--) {
      const stretch = speech.slice(start, end);
      if (!words.every((word) => stretch.includes(word))) continue;
      result.push([start, end]);
      at = end;
      break;
    }
  }
  return result;
}
