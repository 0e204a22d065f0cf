// A study whose every text tries to be something else: written before a window opens on it.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Below the folder of the project, as windows are opened on copies of folders in it. */
export const HOSTILE_FOLDER = "out/hostile-study";
export const HOSTILE_TRANSCRIPT = "k1.transcript.md";

/** What a payload would load, had it a say. */
export const EVIL_HOST = "evil.example";
/** What a payload would set on the window that it runs in. */
export const MARK = "verbatimWasHacked";

const RUN = `globalThis.${MARK}=1;alert(1)`;
export const IMAGE = `<img src=x onerror="${RUN}">`;
export const SCRIPT = `"></script><script>${RUN}</script><svg onload="${RUN}">`;
export const STYLE = `</style></title></textarea>--><link rel=stylesheet href=//${EVIL_HOST}/s.css>`;
export const LINKS = `[press](command:workbench.action.terminal.new) ![x](https://${EVIL_HOST}/p.png) <a href="javascript:${RUN}">x</a> javascript:${RUN}`;
export const FORMULA = `=HYPERLINK("https://${EVIL_HOST}/f","x")`;
export const TURNED = "\u202eturned\u2066 round";
/** What is written about a cell of the framework matrix. */
export const SUMMARY = `${IMAGE} ${SCRIPT} ${STYLE}\n\n${LINKS}`;
const NUL = "nul \u0000 here";
export const LONG = `Long ${"x".repeat(10_000)}`;

/** Names of themes and codes, by their ids. */
export const NAMES: Readonly<Record<string, string>> = {
  images: IMAGE,
  scripts: SCRIPT,
  styles: STYLE,
  links: LINKS,
  formulas: FORMULA,
  turned: TURNED,
  nuls: NUL,
  long: LONG,
  constructor: "Constructor \u2028 & co | `code` $x$",
};

export function writeHostileStudy(root: string): void {
  const folder = join(root, HOSTILE_FOLDER);
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files())) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function files(): Readonly<Record<string, string>> {
  return {
    "codebook.yaml": JSON.stringify(codebook(), undefined, 2),
    [HOSTILE_TRANSCRIPT]: transcript(IMAGE),
    "k2.transcript.md": transcript(SCRIPT),
    [`${"=1+1&<b>"}.transcript.md`]: transcript(FORMULA),
    "cases.csv": casesCsv(),
    "memos/m.md": memo(),
    "framework.md": `# Case ${IMAGE}\n\n## top\n\n${SUMMARY}\n\n# ${IMAGE}\n\n## ${SCRIPT}\n\n${LINKS}\n`,
  };
}

/** JSON is YAML, and holds whatever characters a text has. */
function codebook() {
  const codes = Object.fromEntries(Object.keys(NAMES).map((id) => [id, entry(id)]));
  const inner = Object.fromEntries(Object.entries(codes).slice(0, 6));
  const outer = Object.fromEntries(Object.entries(codes).slice(6));
  return {
    title: `${IMAGE}${SCRIPT}`,
    themes: { top: { name: `Top ${IMAGE}`, definition: LINKS, codes: inner } },
    codes: outer,
    queries: { [`Query ${IMAGE}`]: "images OR scripts", [SCRIPT]: "theme:top" },
  };
}

function entry(id: string) {
  const text = `${IMAGE} ${SCRIPT} ${STYLE} ${LINKS} ${FORMULA} ${TURNED}`;
  return {
    name: NAMES[id],
    ...{ definition: text, include: text, exclude: text, example: [text, IMAGE] },
    ...{ illustration: text, memo: text, attributes: { model: IMAGE, [SCRIPT]: FORMULA } },
  };
}

function transcript(name: string): string {
  const quoted = JSON.stringify;
  const passages = Object.keys(NAMES).map(
    (id, at) =>
      `P: [${said(at)}]{.${id} memo=${quoted(`${IMAGE} ${SCRIPT} ${LINKS}`)} by="${at}<b>"}\n\n` +
      `P: [Everybody said ${said(at)}]{.${id} .images weight="<i>"} and no more of it then.\n`,
  );
  return [
    "---",
    `case: ${quoted(`Case ${name}`)}`,
    `attributes: ${quoted({ level: IMAGE, sector: SCRIPT, [LINKS]: FORMULA })}`,
    "speakers:",
    `  P: ${quoted({ attributes: { mood: TURNED } })}`,
    `  Int: { role: interviewer }`,
    "---",
    `# ${IMAGE} \\<b>`,
    "",
    `<!-- memo: ${IMAGE} ${SCRIPT} ${LINKS} -->`,
    "",
    `Int: What about ${IMAGE} then?`,
    "",
    `## ${SCRIPT}`,
    "",
    ...passages,
    "",
  ].join("\n");
}

/** Words of which some run where HTML is not escaped; they keep clear of the markup's own signs. */
function said(at: number): string {
  const texts = [IMAGE, SCRIPT, FORMULA, TURNED, NUL, `the javascript:${RUN} they spoke of`];
  return `the words ${texts[at % texts.length]} were said`;
}

function casesCsv(): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = [IMAGE, SCRIPT, FORMULA].map((name) =>
    [`Case ${name}`, FORMULA, IMAGE].map(cell).join(","),
  );
  return [["case", IMAGE, FORMULA].map(cell).join(","), ...rows, ""].join("\n");
}

function memo(): string {
  return `---\nabout: [images, ${JSON.stringify(`Case ${IMAGE}`)}]\ntype: analytic\n---\n\n# ${IMAGE}\n\n${SCRIPT}\n\n${LINKS}\n`;
}
