import assert from "node:assert/strict";
import { runTableCommand } from "../../../server/exchange/directives/tables";
import { commandOf, wordsOf } from "../../../server/exchange/directives/words";
import { csvOf } from "../../../server/exchange/report/csv";
import { sourceFrom } from "../paper/source";

/** The rows of the table that a directive's words ask for in a study, or why there is none. */
export async function rowsIn(study: string, words: string): Promise<string[]> {
  const split = wordsOf(words);
  assert.ok("words" in split);
  const command = commandOf(split.words);
  assert.ok("name" in command);
  const document = await runTableCommand(sourceFrom(study), command);
  return "problem" in document ? [document.problem] : csvOf(document).trimEnd().split("\r\n");
}
