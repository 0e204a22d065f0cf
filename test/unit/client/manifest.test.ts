// The manifest is consistent in itself and with the code.
import { deepEqual, equal, ok } from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_SETTINGS } from "../../../server/settings";

interface Command {
  readonly command: string;
  readonly title: string;
}
interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly mac: string;
      readonly when: string;
    }[];
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string; readonly media: { svg: string } }[];
    }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
    };
  };
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const { contributes } = manifest;
const commands = new Set(contributes.commands.map(({ command }) => command));

/** Second keys of VS Code's own chords with Ctrl+K or ⌘K, on any platform (version 1.139). */
const takenAfterCtrlK = new Set(
  "c d down e enter f f12 f2 i left m n o p r right s shift+enter shift+n shift+o t u up v w y z".split(
    " ",
  ),
);

/** The sources that register commands: client/commands/…/register….ts. */
function registrations(): string[] {
  const folder = "client/commands";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const found = files.filter((file) => /(^|\/)register\w*\.ts$/.test(file));
  return found.map((file) => readFileSync(join(folder, file), "utf8"));
}

describe("manifest", () => {
  it("registers every command that it promises", () => {
    const registered = registrations().flatMap((code) =>
      [...code.matchAll(/register\(\s*"([^"]+)"/g)].map(([, id]) => id),
    );
    deepEqual(registered.sort(), [...commands].sort());
  });

  it("names only its own commands in menus, key bindings, welcomes and walkthrough", () => {
    const links = JSON.stringify([contributes.viewsWelcome, contributes.walkthroughs]);
    const used = [
      ...Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command)),
      ...contributes.keybindings.map(({ command }) => command),
      ...[...links.matchAll(/command:(verbatim\.[\w.]+)/g)].map(([, id = ""]) => id),
    ].filter((id) => !id.endsWith(".focus"));
    deepEqual(
      used.filter((id) => !commands.has(id)),
      [],
    );
  });

  it("binds no key that VS Code binds, and only in transcripts and in its own views", () => {
    const keys = contributes.keybindings.map(({ key }) => key);
    equal(new Set(keys).size, keys.length);
    for (const { key, mac, when } of contributes.keybindings) {
      // In a view of its own, F2 renames and Delete deletes, as they do in the explorer.
      if (when.startsWith("focusedView == verbatim.themes")) continue;
      // While a passage is adjusted, the arrow keys move its ends and not the cursor.
      if (when.endsWith("&& verbatim.isAdjusting")) continue;
      const second = key.replace(/^ctrl\+k /, "");
      ok(key.startsWith("ctrl+k ") && !takenAfterCtrlK.has(second), key);
      equal(mac, `cmd+k ${second}`);
      ok(when.startsWith("editorLangId == verbatim-transcript"), when);
    }
  });

  it("has the defaults that the server has", () => {
    const { properties } = contributes.configuration;
    for (const [section, values] of Object.entries(DEFAULT_SETTINGS))
      for (const [key, value] of Object.entries(values))
        equal(properties[`verbatim.${section}.${key}`]?.default, value, `${section}.${key}`);
  });

  it("has all the files it names", () => {
    const files = JSON.stringify(manifest).matchAll(/"(?:\.\/)?((?:media|syntaxes)\/[^"]+)"/g);
    for (const [, file = ""] of files) ok(existsSync(file), file);
  });
});
