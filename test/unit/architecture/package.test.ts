import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";

describe("the package for VS Code", function () {
  this.timeout(60_000);

  it("holds what the allow-list names and nothing of the development", () => {
    const vsce = join("node_modules", "@vscode", "vsce", "vsce");
    const listed = execFileSync(process.execPath, [vsce, "ls", "--no-dependencies"], {
      encoding: "utf8",
      env: { ...process.env, npm_config_loglevel: "silent" },
    });
    const files = listed.split("\n").filter((line) => line !== "");
    const strange = files.filter((file) => /node_modules|^(test|client|server|out)\//.test(file));
    assert.deepEqual(strange, []);
    for (const file of ["package.json", "README.md", "LICENSE", "media/icon.png"]) {
      assert.ok(files.includes(file), `${file} is missing from the package`);
    }
  });
});
