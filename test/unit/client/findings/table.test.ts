import assert from "node:assert/strict";
import { rowsShown } from "../../../../client/pages/findings/table";

describe("a table below a picture", () => {
  const shownOf = (columns: number, rows: number): number =>
    rowsShown({
      columns: Array.from({ length: columns }, (_, at) => ({ name: `Column ${at}` })),
      rows: Array.from({ length: rows }, () => Array<number>(columns).fill(0)),
    }).length;

  it("shows as many whole rows as a page can hold: fewer where there are many columns", () => {
    assert.deepEqual([shownOf(8, 999), shownOf(8, 2000)], [999, 1000]);
    // 129 rows of 62 columns are 7,998 cells.
    assert.deepEqual([shownOf(62, 129), shownOf(62, 2000)], [129, 129]);
    assert.deepEqual([shownOf(9000, 2), shownOf(0, 2)], [1, 2]);
  });
});
