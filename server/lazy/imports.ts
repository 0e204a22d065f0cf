/** What reads other programs' files, for the command line: few commands ever do. */
export { formatOf } from "../exchange/imports/formats";
