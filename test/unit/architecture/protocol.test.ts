import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SERVER = join(process.cwd(), "server");

/** The files that declare the protocol. */
function declaring(): readonly string[] {
  const folder = join(SERVER, "protocol");
  const parts = readdirSync(folder).map((name) => join(folder, name));
  return [join(SERVER, "protocol.ts"), ...parts];
}

describe("the protocol between client and server", () => {
  const names = declaring().flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/"(verbatim\/[^"]+)"/g)].map(([, name]) => name),
  );

  it("declares every method once, so that no answer takes the place of another", () => {
    assert.ok(names.length > 20, `only ${names.length} methods were found`);
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    );
  });
});
