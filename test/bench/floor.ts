/**
 * What plain Node needs to read a study, look at every character and count words by the rule of the
 * counting module: the least that `verbatim themes` could take. Run as a program of its own.
 */
export const FLOOR_PROGRAM = `
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const word = /[\\p{L}\\p{M}\\p{N}]+(?:['\\u2019.,-][\\p{L}\\p{M}\\p{N}]+)*/gu;
const folder = join(process.argv[1], "transcripts");
let [words, brackets] = [0, 0];
for (const name of readdirSync(folder)) {
  const text = readFileSync(join(folder, name), "utf8");
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === 91) brackets++;
  word.lastIndex = 0;
  while (word.test(text)) words++;
}
process.stdout.write(words + " " + brackets);
`;
