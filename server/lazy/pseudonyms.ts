/** What replaces names and finds them. Few studies are renamed twice. */
export { importPseudonyms, NO_PSEUDONYMS } from "../exchange/imports/plan/pseudonyms";
export { readKey } from "../exchange/pseudonyms/key";
export { createMissedNames, missedText, wordsAround } from "../exchange/pseudonyms/missed";
export { createReplacing } from "../exchange/pseudonyms/replacing";
export { STEPS_PER_FILE, studyCopy } from "../exchange/pseudonyms/studyCopy";
