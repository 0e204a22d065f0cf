import assert from "node:assert/strict";
import { copyReport } from "../../../client/commands/pseudonyms/copyReport";
import { itemsOf, listTitle } from "../../../client/commands/pseudonyms/missedItems";
import type { MissedName, UnreadFile } from "../../../server/protocol/pseudonyms";

const PLACE: MissedName = {
  ...{ uri: "file:///s/transcripts/a.md", file: "transcripts/a.md" },
  range: { start: { line: 11, character: 4 }, end: { line: 11, character: 9 } },
  ...{ before: "$(gear) off to ", written: "Leeds", after: ", then" },
  message: "“Leeds” is said: “Leeds” is “Northtown” in the key.",
};
const UNREAD: UnreadFile = { uri: "file:///s/b.md", file: "b.md", reason: "It cannot be read." };

describe("the list of names that were missed", () => {
  it("says the words, the place and what the key says, without icons from texts", () => {
    const [item] = itemsOf({ places: [PLACE], count: 1, unread: [] }, "closely");
    assert.deepEqual(item, {
      ...{ what: "place", uri: PLACE.uri, range: PLACE.range },
      label: "$\u200b(gear) off to Leeds, then",
      detail: "transcripts/a.md:12 · “Leeds” is said: “Leeds” is “Northtown” in the key.",
    });
  });

  it("begins with what could not be looked at, and ends with a closer look", () => {
    const found = { places: [PLACE], count: 1, unread: [UNREAD] };
    const labels = itemsOf(found, "as written").map(({ what, label }) => [what, label]);
    assert.deepEqual(labels, [
      ["unread", "Not looked at: b.md"],
      ["place", "$\u200b(gear) off to Leeds, then"],
      ["closely", "Look more closely"],
    ]);
    assert.equal(itemsOf(found, "closely").length, 2);
  });

  it("counts in its title, and says where it does not show all", () => {
    const places = [PLACE];
    assert.equal(listTitle({ places, count: 1, unread: [] }), "Names that were missed: 1 place");
    assert.equal(
      listTitle({ places, count: 5204, unread: [UNREAD] }),
      "Names that were missed: the first 1 of 5,204 places, 1 file not looked at,",
    );
  });
});

describe("the report of an anonymised copy", () => {
  const places = { copy: "../copy", key: "../names 2.csv" };

  it("tells what became of everything and what to look at, as words", () => {
    const report = copyReport(
      {
        account: [{ fate: "left out", what: "memos", count: 2, why: "As wished.", places: [] }],
        suspects: [{ kind: "name", written: "<b>Joan|x", count: 6, places: ["a.md:1", "a.md:2"] }],
      },
      places,
    );
    assert.match(report, /\| left out \| 2 \| memos \| As wished\\\. \|/);
    assert.ok(report.includes("| name | \\<b\\>Joan\\|x | 6 | a\\.md\\:1\\, a\\.md\\:2\\, … |"));
    assert.match(report, /\.\.\/names 2|names 2\\\.csv/);
  });

  it("says that nothing was found", () => {
    const report = copyReport({ account: [], suspects: [] }, places);
    assert.match(report, /## What to look at\n\nNothing looks like a name/);
  });
});
