import { Lexer, Parser, type CST } from "yaml";

export interface YamlLimits {
  readonly maxTokens: number;
  /** Maps and lists inside each other. */
  readonly maxNesting: number;
  /** Errors of syntax after which the rest is not looked at: the first ones tell enough. */
  readonly maxErrors: number;
}

export type YamlTokens =
  | { readonly tokens: readonly CST.Token[] }
  | { readonly limit: "tokens" | "nesting"; readonly at: number };

/**
 * The tokens of a YAML text, or the limit that stopped the reading and its offset. The depth is
 * checked here, while the parser still works with a stack of its own: composing is recursive, and
 * an overflow there cannot be relied on to be caught (V8 ends the process when a regular expression
 * is compiled on a full stack).
 */
export function readYamlTokens(text: string, limits: YamlLimits): YamlTokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let left = limits.maxTokens;
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (left-- === 0) return { limit: "tokens", at: parser.offset };
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === "error") errors++;
    }
    if (errors > limits.maxErrors) return { tokens };
    if (parser.stack.length > limits.maxNesting) return { limit: "nesting", at: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}
