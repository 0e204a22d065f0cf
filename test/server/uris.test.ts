import assert from "node:assert/strict";
import fc from "fast-check";
import { URI } from "vscode-uri";
import { folderUri, normalizeUri, pathBelow, systemPath, uriBelow } from "../../server/lsp/uris";

describe("URIs", () => {
  it("have one spelling, however clients write them", () => {
    for (const uri of ["file:///C:/a%20b", "file:///c%3A/a b", "file:///c%3a/a%20b"]) {
      assert.equal(normalizeUri(uri), "file:///c%3A/a%20b");
    }
    assert.equal(normalizeUri("file:///ä#"), normalizeUri("file:///%C3%A4#"));
    assert.equal(folderUri("file:///a/b//"), "file:///a/b");
  });

  it("give back the path below a folder, whatever its name is", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 });
    const folder = fc.constantFrom("file:///a/b", "file:///c%3A/a%20b", "vscode-vfs://github/o/r");
    fc.assert(
      fc.property(folder, fc.array(name, { minLength: 1, maxLength: 3 }), (root, names) => {
        const path = names.map((one) => one.replace(/[/\\]/g, "_")).join("/");
        fc.pre(!/(^|\/)\.{1,2}(\/|$)/.test(path));
        const uri = uriBelow(root, path);
        assert.equal(pathBelow(root, uri), path);
        assert.equal(normalizeUri(uri), uri);
        assert.equal(uri, URI.parse(uri).toString());
      }),
    );
  });

  it("are paths of the system where they are files", function () {
    if (process.platform === "win32") return this.skip();
    for (const path of ["/a/b.transcript", "/a b/100% #1/ö.md", "/a/~b/-_.md"]) {
      assert.equal(systemPath(URI.file(path).toString()), path);
    }
  });
});
