/** What replaces names and finds them. Few studies are renamed twice. */
export { createFinder } from "../exchange/pseudonyms/finder";
export { importPseudonyms, NO_PSEUDONYMS } from "../exchange/imports/plan/pseudonyms";
export { readKey } from "../exchange/pseudonyms/key";
export { createReplacing } from "../exchange/pseudonyms/replacing";
export { namesInPath, namesInText } from "../exchange/pseudonyms/study";
export { namesInTranscript } from "../exchange/pseudonyms/transcript";
export { createCopier } from "../exchange/pseudonyms/anonymise";
export { smallWordsIn, suspectsIn } from "../exchange/pseudonyms/looksLike";
