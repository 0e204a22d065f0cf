/** What writes coded transcripts for people who read them elsewhere, for the command line. */
export { codedTranscriptOf } from "../exchange/coded/codedTranscript";
export { codedHtml } from "../exchange/coded/html";
export { commentedDocx } from "../exchange/office/commentedDocx";
