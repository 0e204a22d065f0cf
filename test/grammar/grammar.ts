// Tokenizes transcripts as VS Code does, with its own grammar engine.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { loadWASM, OnigScanner, OnigString } from "vscode-oniguruma";
import { INITIAL, Registry, type IGrammar } from "vscode-textmate";

export interface Token {
  readonly text: string;
  /** The scopes without the grammar's own, from the outermost to the innermost. */
  readonly scopes: readonly string[];
}

const root = process.cwd();
const engine = loadEngine();
const registry = new Registry({
  onigLib: engine,
  // YAML stands in for itself: only that it is embedded matters here.
  loadGrammar: async (scope) =>
    scope === "text.verbatim"
      ? readGrammar()
      : ({ scopeName: scope, patterns: [], repository: {} } as never),
});

/** The tokens of each line, without white space between them. */
export async function tokenize(text: string): Promise<Token[][]> {
  const grammar = await registry.loadGrammar("text.verbatim");
  if (!grammar) throw new Error("The grammar could not be loaded.");
  return linesOf(grammar, text);
}

/** The scopes of the first token that holds a text. */
export async function scopesOf(text: string, part: string): Promise<string[]> {
  const tokens = (await tokenize(text)).flat();
  const found = tokens.find((token) => token.text.includes(part));
  if (!found) throw new Error(`No token holds ${JSON.stringify(part)}: ${JSON.stringify(tokens)}`);
  return [...found.scopes];
}

function linesOf(grammar: IGrammar, text: string): Token[][] {
  let state = INITIAL;
  return text.split("\n").map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1).flatMap((scope) => scope.split(" ")),
      }))
      .filter((token) => token.text.trim() !== "");
  });
}

function readGrammar(): never {
  return JSON.parse(
    readFileSync(join(root, "syntaxes/transcript.tmLanguage.json"), "utf8"),
  ) as never;
}

async function loadEngine() {
  const path = createRequire(join(root, "package.json")).resolve(
    "vscode-oniguruma/release/onig.wasm",
  );
  const bytes = readFileSync(path);
  await loadWASM(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return {
    createOnigScanner: (patterns: string[]) => new OnigScanner(patterns),
    createOnigString: (text: string) => new OnigString(text),
  };
}
