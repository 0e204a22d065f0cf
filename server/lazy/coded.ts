/** Transcripts with their codes for colleagues, for the command line: they are seldom written. */
export { codedFile, codedFileNames, unitedAccount } from "../exchange/coded/codedFiles";
