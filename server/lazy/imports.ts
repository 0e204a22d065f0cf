/** What reads other programs' files, for the command line: few commands ever do. */
export { formatOf, NOTHING_IN_IT, UNKNOWN_FORMAT } from "../exchange/imports/formats";
