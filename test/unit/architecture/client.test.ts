import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const STUDY = join("client", "study");

describe("the rooms of the client", () => {
  const files = readdirSync(STUDY, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );

  it("keep what is known of a study free of the commands that change it", () => {
    assert.ok(files.length > 5, `only ${files.length} files were found`);
    const wrong = files.filter((name) =>
      /from "(\.\.\/)+commands\//.test(readFileSync(join(STUDY, name), "utf8")),
    );
    assert.deepEqual(wrong, []);
  });
});
