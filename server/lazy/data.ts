/** What makes data of a study, for the command line: few commands ever do. */
export { datasetOf } from "../exchange/data/dataset";
export { DATA_FORMATS, dataFileNames, dataFiles } from "../exchange/data/files";
