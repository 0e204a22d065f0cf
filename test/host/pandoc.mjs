// Pandoc reads transcripts in some tests: it is installed where that is possible without asking.
import { aptInstall, canInstall } from "./apt.mjs";
import { capture } from "./install.mjs";

/** Without Pandoc its tests say that they are skipped; all others run. */
export async function ensurePandoc() {
  const { status } = await capture("pandoc", ["--version"]);
  if (status === 0 || !canInstall()) return;
  const problem = await aptInstall(["pandoc"]);
  if (problem) console.log(`${problem} Pandoc is missing: what it reads is not compared.`);
}
