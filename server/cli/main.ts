import { run } from "./run";

// Somebody who reads only the first lines, as in `verbatim check … | head`, wants no error, and the
// exit status is still what the command found.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void run(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
