import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAll } from "../../../server/cli/pseudonyms/writeAll";
import { newFolder } from "../../support/cli";

describe("writing all files or none", () => {
  let folder: string;
  beforeEach(
    () =>
      (folder = newFolder("verbatim all ", [
        ["a", "1"],
        ["b", "2"],
        ["c", "3"],
      ])),
  );
  afterEach(() => rmSync(folder, { recursive: true }));

  const rewrite = (name: string, before: string) => ({
    path: join(folder, name),
    before: Buffer.from(before),
    after: Buffer.from("new"),
  });
  const contents = () =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));

  it("writes all", () => {
    assert.equal(writeAll([rewrite("a", "1"), rewrite("b", "2"), rewrite("c", "3")]), undefined);
    assert.deepEqual(contents(), ["new", "new", "new"]);
  });

  it("puts back what it wrote where one was changed meanwhile", () => {
    const problem = writeAll([rewrite("a", "1"), rewrite("b", "2"), rewrite("c", "another")]);
    assert.match(problem ?? "", /c: It was changed in the meantime.* Nothing was changed\.$/);
    assert.deepEqual(contents(), ["1", "2", "3"]);
  });
});
