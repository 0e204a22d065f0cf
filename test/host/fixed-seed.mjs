// Properties try the same cases in every run, so that a run that fails fails again; whoever looks
// for more sets VERBATIM_RUNS, and then the cases are new each time.
import { createRequire } from "node:module";

// The instance of the bundled tests, which are CommonJS.
const fc = createRequire(import.meta.url)("fast-check");

if (process.env.VERBATIM_RUNS === undefined) fc.configureGlobal({ seed: 20_260_901 });
