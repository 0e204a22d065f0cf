import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";

const bundles = existsSync("dist")
  ? readdirSync("dist", { recursive: true })
      .map(String)
      .filter((name) => name.endsWith(".js"))
  : [];

/** Whatever could carry words off the machine. */
const NETWORK: readonly RegExp[] = [
  /require\(["'](node:)?(net|http|https|http2|tls|dgram|dns|undici|inspector)["']\)/,
  /\bfetch\(/,
  /\bXMLHttpRequest\b/,
  /\bnew WebSocket\b/,
  /\bnew EventSource\b/,
  /\bsendBeacon\b/,
  /\bRTCPeerConnection\b/,
  /\bimportScripts\(/,
];

/** Whatever could write a file, or run one. */
const WRITING: readonly RegExp[] = [
  // The bundler writes `(0, import_node_fs.renameSync)(…)` for what is imported by name.
  /\b(writeFile|appendFile|createWriteStream|copyFile|rename|unlink|rmdir|mkdir)(Sync)?\)?\(/,
  /\brm(Sync)?\)?\(/,
  /require\(["'](node:)?(child_process|worker_threads)["']\)/,
];

describe("the bundles", function () {
  before(function () {
    if (bundles.length === 0) this.skip();
  });

  it("are all there", () => {
    const expected = [
      "cli.js",
      "client.js",
      "client.web.js",
      "importer.js",
      "importer.web.js",
      "server.js",
      "server.web.js",
    ];
    assert.deepEqual(bundles.filter((name) => !/[\\/]/.test(name)).sort(), expected);
  });

  for (const name of bundles) {
    it(`${name} holds no network call`, () => {
      const text = readFileSync(`dist/${name}`, "utf8");
      const found = NETWORK.filter((pattern) => pattern.test(text));
      assert.deepEqual(found, [], `${name} could reach a network`);
    });
  }

  const lazyOnes = bundles.filter((name) => /^lazy[\\/]/.test(name));
  for (const name of [
    "server.js",
    "server.web.js",
    "importer.js",
    "importer.web.js",
    ...lazyOnes,
  ]) {
    it(`${name} writes no file`, () => {
      const text = readFileSync(`dist/${name}`, "utf8");
      const found = WRITING.filter((pattern) => pattern.test(text));
      assert.deepEqual(found, [], `${name} could write a file`);
    });
  }

  it("cli.js runs no program, and writes in the ways that replace files as a whole", () => {
    const text = readFileSync("dist/cli.js", "utf8");
    assert.doesNotMatch(text, /require\(["'](node:)?(child_process|worker_threads)["']\)/);
    const source = ["replaceFile", "writeTogether"]
      .map((name) => readFileSync(`server/cli/${name}.ts`, "utf8"))
      .join("\n");
    assert.deepEqual(writingIn(text), writingIn(source), "cli.js could write in another way");
    assert.ok(writingIn(source).length > 0);
  });
});

/** The names of all calls that write, each as often as it is called. */
function writingIn(text: string): string[] {
  const found = WRITING.flatMap((pattern) => text.match(new RegExp(pattern, "g")) ?? []);
  return found.map((call) => call.replace(/[()]/g, "")).sort();
}
