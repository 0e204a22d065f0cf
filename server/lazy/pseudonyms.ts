/** What replaces names and finds them, for the command line: few studies are renamed twice. */
export { createFinder, isUnspoken } from "../exchange/pseudonyms/finder";
export { readKey } from "../exchange/pseudonyms/key";
export { namesInPath, namesInText, renameInFile, unitedCases } from "../exchange/pseudonyms/study";
export { namesInTranscript, renameInTranscript } from "../exchange/pseudonyms/transcript";
export { createCopier } from "../exchange/pseudonyms/anonymise";
export { smallWordsIn, suspectsIn } from "../exchange/pseudonyms/looksLike";
