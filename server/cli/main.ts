import { run } from "./run";

// Somebody who reads only the first lines, as in `verbatim codings … | head`, wants no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 2);
});

void run(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
