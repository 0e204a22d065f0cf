/** A text as a scalar of YAML's core schema: plain where it reads the same, else in double quotes. */
export function yamlScalar(text: string): string {
  return PLAIN.test(text) && !SPECIAL.test(text) ? text : JSON.stringify(text);
}

const PLAIN = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N} _.'’/&()+-]*[\p{L}\p{M}\p{N}_.'’)+-])?$/u;
const SPECIAL = /^(?:null|~|true|false)$/i;
