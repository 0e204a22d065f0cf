// What the page of recoding lists, what each passage is to get, and what is sent to be done.
import assert from "node:assert/strict";
import { keptState, type NumberedTarget, type Target } from "../../../client/pages/recode/messages";
import { firstNumbers, withUsed } from "../../../client/pages/recode/numbers";
import {
  changing,
  lostText,
  NOBODY,
  summaryText,
  wishOf,
  withOtherAction,
  withPassages,
  withRecoded,
  withRefused,
  withTarget,
  type State,
} from "../../../client/pages/recode/state";
import type { ChosenCode } from "../../../client/pages/shared/chosenCode";
import type { FieldCode } from "../../../client/pages/shared/codeGroups";
import type { RecodePassage } from "../../../server/protocol/recode";

function passage(file: string, start: number, parts: Partial<RecodePassage> = {}): RecodePassage {
  return {
    uri: `file:///study/${file}`,
    file,
    range: { start: { line: 0, character: start }, end: { line: 0, character: start + 6 } },
    start,
    end: start + 6,
    by: null,
    before: `before ${start} `,
    text: "waited",
    after: ` after ${start}`,
    speaker: null,
    case: null,
    codes: [],
    memo: null,
    ...parts,
  };
}

function fieldCode(id: string, parts: Partial<FieldCode> = {}): FieldCode {
  const place = { path: [], color: "#006cb4", number: null };
  const rest = { definition: null, isRetired: false, isUnknown: false, isGroup: false };
  return { id, name: id.toUpperCase(), ...place, ...rest, ...parts };
}

const code = (id: string): ChosenCode => ({ id, name: id.toUpperCase(), isNew: null });
const to = (id: string): Target => ({ action: "replace", code: code(id) });
const listOf = (...passages: readonly RecodePassage[]) => ({ total: passages.length, passages });

const EMPTY: State = {
  subject: { study: "file:///study", code: "waiting" },
  codes: [],
  total: undefined,
  rows: [],
  lost: [],
  nextId: 1,
  numbered: [],
  current: undefined,
  applying: NOBODY,
  isAway: false,
  said: "",
};

const THREE = withPassages(EMPTY, listOf(passage("a", 10), passage("a", 30), passage("b", 5)));
const targets = ({ rows }: State) => rows.map(({ id, target }) => [id, target?.code?.id ?? null]);

describe("passages to recode", () => {
  it("keep what they are to get while words are put in before them", () => {
    const decided = withTarget(THREE, 2, to("blame"));
    const moved = passage("a", 37, { before: "before 30 ", after: " after 30" });
    const after = withPassages(decided, listOf(passage("a", 10), moved, passage("b", 5)));
    assert.deepEqual(targets(after), [
      [1, null],
      [2, "blame"],
      [3, null],
    ]);
  });

  it("are told apart by their coders", () => {
    const am = passage("c", 1, { by: "am" });
    const jo = passage("c", 1, { by: "jo" });
    const two = withTarget(withPassages(EMPTY, listOf(am, jo)), 2, to("trust"));
    assert.deepEqual(targets(withPassages(two, listOf(jo))), [[2, "trust"]]);
  });

  it("lose no target when they leave the list, and have it again when they are back", () => {
    const decided = withTarget(THREE, 3, to("blame"));
    const without = withPassages(decided, listOf(passage("a", 10), passage("a", 30)));
    assert.deepEqual(targets(without), [
      [1, null],
      [2, null],
    ]);
    assert.match(lostText(without), /^1 passage with a target not in the list at the moment \(b\)/);
    assert.deepEqual(wishOf(without).decisions, []);
    const back = withPassages(without, listOf(passage("a", 10), passage("b", 5)));
    assert.deepEqual(targets(back), [
      [1, null],
      [3, "blame"],
    ]);
    assert.equal(lostText(back), "");
  });

  it("that were recoded need their target no more, in whichever order that is heard", () => {
    const decided = withTarget(THREE, 3, to("blame"));
    const applying = { ...decided, applying: new Set([3]) };
    const rest = listOf(passage("a", 10), passage("a", 30));
    const first = withRecoded(withPassages(applying, rest), 1);
    assert.deepEqual([first.lost, first.said], [[], "Recoded 1 passage."]);
    const second = withPassages(withRecoded(applying, 1), rest);
    assert.deepEqual([second.lost, second.rows.length], [[], 2]);
  });

  it("that are in the way say why, and all targets stay", () => {
    const decided = withTarget(withTarget(THREE, 1, to("blame")), 3, to("trust"));
    const refused = [{ id: 3, reason: "It is gone." }];
    const after = withRefused(decided, { kind: "notRecoded", refused });
    assert.equal(after.rows[2]?.problem, "It is gone.");
    assert.deepEqual(targets(after), targets(decided));
    assert.deepEqual(
      changing(after).map(({ id }) => id),
      [1],
    );
    assert.equal(after.said, "Nothing was changed. 1 passage in the way.");
    assert.equal(withTarget(after, 3, to("blame")).rows[2]?.problem, null);
  });
});

describe("what is sent to be recoded", () => {
  it("names each passage by its place and words, and each new code once", () => {
    const isNew = { id: "fresh", name: null, under: null };
    const fresh: Target = { action: "add", code: { id: "fresh", name: "Fresh", isNew } };
    let state = withTarget(THREE, 1, fresh);
    state = withTarget(state, 2, fresh);
    state = withTarget(state, 3, { action: "remove", code: null });
    const { decisions, newCodes } = wishOf(state);
    assert.deepEqual(
      decisions.map(({ id, file, start, action, to: target }) => [id, file, start, action, target]),
      [
        [1, "a", 10, "add", "fresh"],
        [2, "a", 30, "add", "fresh"],
        [3, "b", 5, "remove", null],
      ],
    );
    assert.deepEqual(newCodes, [isNew]);
    assert.deepEqual(wishOf({ ...state, codes: [fieldCode("fresh")] }).newCodes, []);
  });

  it("is summed up before it is done", () => {
    let state = withTarget(THREE, 1, to("blame"));
    assert.equal(summaryText(state), "1 of 3 passages changes: 1 to BLAME.");
    state = withTarget(state, 2, to("blame"));
    state = withOtherAction(withTarget(state, 3, to("trust")), 3);
    assert.equal(summaryText(state), "3 of 3 passages change: 2 to BLAME, 1 to TRUST as well.");
    state = withTarget(state, 3, { action: "remove", code: null });
    assert.match(summaryText(state), /, 1 without a code instead\.$/);
    assert.equal(summaryText(withOtherAction(state, 3)), summaryText(state));
    assert.equal(summaryText(THREE), "");
  });
});

describe("the numbers of the codes that passages are sent to", () => {
  const ids = (numbered: readonly NumberedTarget[]) => numbered.map((one) => one.code.id);
  const many = [..."abcdefghijk"].map((id) => fieldCode(id));

  it("begin with the first codes, without the one that is recoded and retired ones", () => {
    const retired = fieldCode("b", { isRetired: true });
    const codes = many.map((one) => (one.id === "b" ? retired : one));
    assert.deepEqual(ids(firstNumbers(codes, "a")), [..."cdefghijk"]);
  });

  it("put codes with a number first, then those beside it, and leave out themes", () => {
    const codes = [
      fieldCode("x", { path: ["Here"] }),
      fieldCode("far", { path: ["There"] }),
      fieldCode("theme", { isGroup: true }),
      fieldCode("near", { path: ["Here"] }),
      fieldCode("own", { path: ["There"], number: 2 }),
    ];
    assert.deepEqual(ids(firstNumbers(codes, "x")), ["own", "near", "far"]);
  });

  it("stay for codes that were used, and are taken from the last that was not", () => {
    let numbered = firstNumbers(many, "k");
    numbered = withUsed(numbered, code("i"));
    numbered = withUsed(numbered, code("x"));
    assert.deepEqual(ids(numbered), [..."abcdefgxi"]);
    numbered = withUsed(numbered, code("y"));
    assert.deepEqual(ids(numbered), [..."abcdefyxi"]);
    for (const id of "abcdefz") numbered = withUsed(numbered, code(id));
    assert.deepEqual(ids(numbered), [..."abcdefyxi"]);
  });

  it("grow where there are fewer than nine codes", () => {
    assert.deepEqual(ids(withUsed(firstNumbers(many.slice(0, 2), "a"), code("z"))), ["b", "z"]);
  });
});

describe("what the page of recoding keeps", () => {
  it("is read again, and nothing else is", () => {
    const { file, start, end, by, before, text, after } = passage("a", 1);
    const listed = { file, start, end, before, text, after, by };
    const state = {
      study: "file:///s",
      code: "waiting",
      targets: [
        { passage: listed, target: to("blame") },
        { passage: listed, target: { action: "remove", code: null } },
      ],
      numbered: [{ code: code("blame"), isUsed: true }],
      listed: 400,
    };
    assert.deepEqual(keptState(state), state);
    const targetsOfNoKind = [
      { passage: listed, target: { action: "replace", code: null } },
      { passage: {}, target: to("blame") },
      null,
    ];
    assert.deepEqual(keptState({ ...state, targets: targetsOfNoKind })?.targets, []);
    for (const other of [undefined, null, "x", {}, { study: "file:///s" }])
      assert.equal(keptState(other), undefined);
  });
});
