import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseTranscript } from "../../server/markup/parse";
import { readFacts } from "../../server/study/readFacts";
import { comparing } from "./comparing";
import { finding } from "./finding";
import { FLOOR_PROGRAM } from "./floor";
import {
  COMMON_CODE,
  generateStudy,
  RARE_CODE,
  transcriptOf,
  type GeneratedStudy,
} from "./generate";
import { hostileTexts } from "./hostile";
import { printTable, sampleFrom, sampleOf, timeOf, type Row, type Sample } from "./measure";
import {
  cancelToFree,
  keystrokes,
  memory,
  references,
  renaming,
  startOn,
  stop,
  type Bench,
} from "./ours";
import { createPeer, type Peer } from "./peer";

/**
 * Measures every row of the table of targets in ARCHITECTURE.md, the peers in the same run on the
 * same bytes. It says how fast this machine is now; it fails on nothing.
 */
async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  try {
    execFileSync(process.execPath, ["esbuild.mjs", "--minify"], { stdio: "inherit" });
    // Whoever builds meanwhile changes nothing here.
    cpSync("dist", join(folder, "dist"), { recursive: true });
    const rows = await rowsFor(createStudies(folder), folder);
    console.log(`\nNode ${process.version}, ${availableParallelism()} cores of ${cpus()[0].model}`);
    const [load] = loadavg();
    const isBusy = load > availableParallelism();
    console.log(`Load: ${load.toFixed(1)}${isBusy ? ": others keep this machine busy" : ""}
`);
    printTable(rows);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Studies {
  readonly small: GeneratedStudy;
  readonly medium: GeneratedStudy;
  readonly dense: GeneratedStudy;
  readonly large: GeneratedStudy;
  readonly manyCodes: GeneratedStudy;
}

function createStudies(folder: string): Studies {
  const plain = { bytes: 7_500, codings: 20, codes: 60 };
  const studies = {
    small: generateStudy(join(folder, "small"), { ...plain, transcripts: 10 }),
    medium: generateStudy(join(folder, "medium"), { ...plain, transcripts: 1_000 }),
    dense: generateStudy(join(folder, "dense"), {
      transcripts: 1_000,
      bytes: 7_250,
      codings: 84,
      codes: 60,
    }),
    large: generateStudy(join(folder, "large"), { ...plain, transcripts: 10_000 }),
    manyCodes: generateStudy(join(folder, "many-codes"), {
      transcripts: 10_000,
      bytes: 2_500,
      codings: 20,
      codes: 1_000,
    }),
  };
  for (const [name, { paths, bytes, codings }] of Object.entries(studies)) {
    console.log(`${name}: ${paths.length} transcripts, ${bytes} bytes, ${codings} codings`);
  }
  return studies;
}

async function rowsFor(studies: Studies, folder: string): Promise<Row[]> {
  const peer = createPeer(studies.medium.folder, studies.medium.paths);
  return [
    ...(await startRows(studies, peer)),
    ...(await commandRows(studies)),
    ...(await largeRows(studies)),
    ...(await typingRows(studies, peer)),
    ...(await referenceRows(studies, peer)),
    ...(await renameRows(studies)),
    ...(await findRows(studies)),
    ...(await comparisonRows(studies)),
    ...(await textRows(folder)),
    ...bundleRows(folder),
  ];
}

const REPEATS = 5;

/** Starts a server on a study a few times; the last one stays. */
async function started(study: GeneratedStudy, times: number): Promise<[Bench, Sample]> {
  const taken: number[] = [];
  for (;;) {
    const bench = await startOn(study.folder);
    taken.push(bench.untilThemes);
    if (taken.length === times) return [bench, sampleOf(taken)];
    await stop(bench);
  }
}

async function startRows({ small, medium }: Studies, peer: Peer): Promise<Row[]> {
  const [first, start] = await started(small, REPEATS);
  await stop(first);
  const [second, cold] = await started(medium, REPEATS);
  await stop(second);
  const other = await timeOf(1, peer.indexAll);
  return [
    { what: "server start to first answer", ours: start.p50, target: 150, unit: "ms" },
    {
      what: "cold index, 1,000 transcripts, from the start of the process",
      ours: cold.p50,
      other: other.p50,
      target: 500,
      unit: "ms",
    },
  ];
}

async function commandRows({ dense }: Studies): Promise<Row[]> {
  const node = (...args: string[]) => execFileSync(process.execPath, args, { maxBuffer: 1e9 });
  // Taken in turns, so that a busy moment of the machine hits both.
  const [floors, themes]: number[][] = [[], []];
  for (let index = 0; index < REPEATS; index++) {
    floors.push((await timeOf(1, () => node("-e", FLOOR_PROGRAM, dense.folder))).p50);
    themes.push(
      (
        await timeOf(1, () =>
          node(join(dense.folder, "..", "dist", "cli.js"), "themes", dense.folder),
        )
      ).p50,
    );
  }
  const [ours, floor] = [sampleOf(themes).p50, sampleOf(floors).p50];
  return [
    {
      what: "verbatim themes, 84,000 codings, whole process, against the floor",
      ours,
      other: floor,
      target: 2 * floor,
      unit: "ms",
    },
  ];
}

async function largeRows({ large }: Studies): Promise<Row[]> {
  const [bench, start] = await started(large, 3);
  const used = memory(bench);
  const freed = await sampleFrom(REPEATS, () => cancelToFree(bench, large.paths[0]));
  const typed = await keystrokes(bench, large, 200);
  await stop(bench);
  const rows: Row[] = [
    {
      what: "10,000 transcripts, 200,000 codings, from the start of the process",
      ours: start.p50,
      target: 2_500,
      unit: "ms",
    },
    { what: "cancel → free, 10,000 transcripts", ours: freed.p50, target: 50, unit: "ms" },
    { what: "keystroke p50, 10,000 transcripts", ours: typed.p50, target: 2, unit: "ms" },
    { what: "keystroke p95, 10,000 transcripts", ours: typed.p95, target: 8, unit: "ms" },
  ];
  if (used === undefined) return rows;
  return [
    ...rows,
    { what: "… resident then", ours: used.now, target: 200, unit: "MB" },
    { what: "… resident at most", ours: used.peak, target: 200, unit: "MB" },
  ];
}

async function typingRows({ small, medium }: Studies, peer: Peer): Promise<Row[]> {
  const few = await startOn(small.folder);
  const inFew = await keystrokes(few, small, 300);
  await stop(few);
  const many = await startOn(medium.folder);
  const inMany = await keystrokes(many, medium, 300);
  await stop(many);
  const other = await timeOf(50, peer.keystroke);
  return [
    { what: "keystroke p50, 10 transcripts", ours: inFew.p50, target: 2, unit: "ms" },
    {
      what: "keystroke p50, 1,000 transcripts",
      ours: inMany.p50,
      other: other.p50,
      target: 2,
      unit: "ms",
    },
    {
      what: "keystroke p95, 1,000 transcripts",
      ours: inMany.p95,
      other: other.p95,
      target: 8,
      unit: "ms",
    },
  ];
}

async function referenceRows({ medium }: Studies, peer: Peer): Promise<Row[]> {
  const bench = await startOn(medium.folder);
  const rare = await references(bench, medium, { code: RARE_CODE, times: 30 });
  const common = await references(bench, medium, { code: COMMON_CODE, times: 30 });
  await stop(bench);
  const other = await timeOf(5, async () => {
    await peer.keystroke();
    await peer.references(5);
  });
  return [
    {
      what: `all passages of a code, ${rare.hits} hits`,
      ours: rare.p50,
      other: other.p50,
      target: 2,
      unit: "ms",
    },
    {
      what: `all passages of a code, ${common.hits} hits`,
      ours: common.p50,
      target: 40,
      unit: "ms",
    },
  ];
}

async function renameRows({ medium }: Studies): Promise<Row[]> {
  const bench = await startOn(medium.folder);
  const { first, p50, passages } = await renaming(bench, { code: COMMON_CODE, times: REPEATS * 2 });
  await stop(bench);
  const what = `rename of ${passages} passages in ${medium.paths.length} transcripts`;
  return [
    { what: `${what}, the first one`, ours: first, target: 1_000, unit: "ms" },
    { what: `${what}, later ones`, ours: p50, target: 1_000, unit: "ms" },
  ];
}

async function findRows({ medium }: Studies): Promise<Row[]> {
  const bench = await startOn(medium.folder);
  const phrase = await finding(bench, { mode: "phrase", text: "money" }, REPEATS);
  const expression = await finding(bench, { mode: "expression", text: "m\\w+y" }, REPEATS);
  await stop(bench);
  const files = `${medium.paths.length} transcripts`;
  const row = (what: string, ours: number): Row => ({ what, ours, target: 1_000, unit: "ms" });
  return [
    row(`finding a phrase in ${files}, ${phrase.hits} hits`, phrase.all.p50),
    row(`finding an expression in ${files}, ${expression.hits} hits`, expression.all.p50),
    { what: "… until the first hits are there", ours: expression.first.p50, unit: "ms" },
  ];
}

async function comparisonRows({ manyCodes }: Studies): Promise<Row[]> {
  const bench = await startOn(manyCodes.folder);
  const rows = await comparing(bench, "10,000 transcripts, 200,000 codings, 1,000 codes");
  await stop(bench);
  return rows;
}

async function textRows(folder: string): Promise<Row[]> {
  const options = { transcripts: 1, bytes: 1_000_000, codings: 2_000, codes: 60 };
  const text = transcriptOf(0, options);
  const study = generateStudy(join(folder, "one"), options);
  const read = (one: string) => readFacts(parseTranscript(one), "one.md");
  const ours = await timeOf(20, () => read(text));
  const bench = await startOn(study.folder);
  const typed = await keystrokes(bench, study, 30);
  await stop(bench);
  const other = await timeOf(3, createPeer(study.folder, study.paths).readOne);
  const rows: Row[] = [
    {
      what: "re-reading one transcript of 1 MB, in process",
      ours: ours.p50,
      other: other.p50,
      target: 20,
      unit: "ms",
    },
    { what: "… over the wire, with its problems and all figures", ours: typed.p50, unit: "ms" },
  ];
  for (const hostile of hostileTexts()) {
    const { p50 } = await timeOf(3, () => read(hostile.text));
    rows.push({ what: `hostile 1 MB: ${hostile.name}`, ours: p50, target: 20, unit: "ms" });
  }
  return rows;
}

function bundleRows(folder: string): Row[] {
  const targets = { client: 550, "client.web": 550, server: 350, "server.web": 350 };
  return Object.entries(targets).map(([name, target]) => ({
    what: `bundle ${name}.js, minified`,
    ours: statSync(join(folder, "dist", `${name}.js`)).size / 1024,
    target,
    unit: "KB",
  }));
}

void run();
