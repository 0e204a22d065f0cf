/** What writes DOCX and XLSX, for the command line: few ever want them. */
export { officeFile } from "../exchange/office/officeFile";
