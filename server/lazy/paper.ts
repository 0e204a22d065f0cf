/** What makes documents of a study, for the server: few ask for them, and never at the start. */
export { paperFile } from "../exchange/paper/writers";
export { refreshReport } from "../exchange/directives/refresh";
