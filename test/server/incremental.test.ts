import assert from "node:assert/strict";
import fc from "fast-check";
import {
  codingsRequest,
  coverageRequest,
  overviewRequest,
  themesRequest,
} from "../../server/protocol";
import { memoGroupsRequest, memosRequest } from "../../server/protocol/memos";
import { readStudy } from "../reference/readStudy";
import { startInMemory, type ServerInMemory } from "../support/server";
import { runs } from "../support/runs";
import { operations, startingStudy, StudyModel } from "./studyModel";

const RUNS = runs(60);

describe("after any changes", () => {
  it("the figures are those of a server that has just been started, and of the reference", async function () {
    this.timeout(60_000 + RUNS * 1_000);
    await fc.assert(
      fc.asyncProperty(startingStudy, operations, async (files, changes) => {
        const server = await startInMemory(files);
        // The last good codebook is the one that the server has seen, so it has to have seen it.
        await server.request(overviewRequest, null);
        const model = new StudyModel(server);
        for (const change of changes) {
          model.apply(change);
          await checkAgainstRebuilt(server, model);
        }
        assert.deepEqual(server.errors, []);
        await server.shutdown();
      }),
      { numRuns: RUNS },
    );
  });
});

async function checkAgainstRebuilt(server: ServerInMemory, model: StudyModel): Promise<void> {
  const disk = readable(model, model.disk);
  // What the editor has is to be the first that the fresh server sees of a codebook.
  for (const [path, text] of readable(model, model.open)) {
    if (disk.has(path) && path.endsWith("codebook.yaml")) disk.set(path, text);
  }
  const fresh = await startInMemory(disk);
  for (const [path, text] of readable(model, model.open)) fresh.open(fresh.uri(path), text);
  assert.deepEqual(await resultsOf(server, model), await resultsOf(fresh, model));
  await fresh.shutdown();
  for (const folder of model.studies) await checkAgainstReference(server, model, folder);
}

/** The texts with the last good codebook in the place of one that cannot be read. */
function readable(model: StudyModel, texts: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map(texts);
  for (const [folder, text] of model.lastGood) {
    const path = `${folder}codebook.yaml`;
    if (found.has(path)) found.set(path, text);
  }
  return found;
}

async function resultsOf(server: ServerInMemory, model: StudyModel): Promise<unknown> {
  const figures = [];
  for (const folder of model.studies) figures.push(await figuresOf(server, folder));
  const { items } = await server.workspaceDiagnostics();
  const diagnostics = items
    .filter(({ uri }) => !uri.endsWith("codebook.yaml") || isAsShown(model, server, uri))
    .map((item) => [item.uri, item.kind === "full" ? item.items : null])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const studies = await server.request(overviewRequest, null);
  const cases = studies.map((study) => [study.uri, study.transcripts, study.cases]);
  return { figures, diagnostics, cases, memos: await memosOf(server) };
}

/** Every memo by everything that memos are grouped by. */
async function memosOf(server: ServerInMemory): Promise<unknown> {
  const found = [];
  for (const by of ["code", "case", "type", "date"] as const) {
    const choice = { by, filter: "" };
    for (const study of await server.request(memoGroupsRequest, choice)) {
      found.push(study);
      for (const { key: group } of study.groups) {
        const page = { uri: study.uri, group, offset: 0, limit: 1_000 };
        found.push(await server.request(memosRequest, { ...choice, ...page }));
      }
    }
  }
  return found;
}

/** Whether a codebook is the one in force: the problems of others are those of their own text. */
function isAsShown(model: StudyModel, server: ServerInMemory, uri: string): boolean {
  const folder = model.studies.find((one) => server.uri(`${one}codebook.yaml`) === uri) ?? "";
  const good = model.lastGood.get(folder);
  return good === undefined || good === model.texts.get(`${folder}codebook.yaml`);
}

async function figuresOf(server: ServerInMemory, folder: string): Promise<Figures> {
  const uri = server.uri(`${folder}codebook.yaml`);
  return {
    themes: await server.request(themesRequest, { uri }),
    coverage: await server.request(coverageRequest, { uri }),
    codings: await server.request(codingsRequest, { uri }),
  };
}

interface Figures {
  readonly themes: unknown;
  readonly coverage: unknown;
  readonly codings: unknown;
}

async function checkAgainstReference(
  server: ServerInMemory,
  model: StudyModel,
  folder: string,
): Promise<void> {
  const texts = readable(model, model.texts);
  const own = [...texts].filter(([path]) => path.startsWith(folder) && isInStudy(model, path));
  const files = new Map(own.map(([path, text]) => [path.slice(folder.length), text]));
  if (!model.open.has(`${folder}cases.csv`) && !model.disk.has(`${folder}cases.csv`)) {
    files.delete("cases.csv");
  }
  const { themes, coverage, codings } = readStudy(files);
  assert.deepEqual(await figuresOf(server, folder), { themes, coverage, codings });
}

/** A codebook that is open but not saved makes no study yet. */
function isInStudy(model: StudyModel, path: string): boolean {
  return !path.endsWith("codebook.yaml") || model.disk.has(path);
}
