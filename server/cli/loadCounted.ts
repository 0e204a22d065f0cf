import type { Figures } from "../counts/figures";
import { createScoped } from "../counts/scope/scopedFigures";
import { scopeText } from "../counts/scope/scope";
import { limitSource } from "../features/scoped";
import { loadStudy, type LoadedStudy } from "./loadStudy";
import { paperSource } from "./paperSource";
import { readQuery } from "./studyQuery";
import type { Arguments } from "./usage";

/** Reads the study in a folder for counting; `--scope` limits it to what a query finds. */
export async function loadCounted({
  path,
  scope,
}: Pick<Arguments, "path" | "scope">): Promise<LoadedStudy> {
  const loaded = await loadStudy(path);
  if (scope === undefined) return loaded;
  const query = await readQuery(loaded, { text: scope, name: "the query of --scope" });
  process.stderr.write(`verbatim: ${scopeText(scope)}\n`);
  const { figures } = (await limitSource(paperSource(loaded, path), createScoped(query))).study;
  return {
    study: { ...loaded.study, figures },
    paths: loaded.paths.filter((file) => figures.study.files.has(file)),
    whole: loaded.study.figures,
  };
}

/** The figures that a command prints, and those of the whole study, whose names may be asked for. */
export async function loadFigures(
  args: Pick<Arguments, "path" | "scope">,
): Promise<{ readonly figures: Figures; readonly whole: Figures }> {
  const { study, whole = study.figures } = await loadCounted(args);
  return { figures: study.figures, whole };
}
