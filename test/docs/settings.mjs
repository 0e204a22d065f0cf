// Makes the table of settings in README.md from package.json. With --write it is written, else only
// compared: the unit tests call `settingsAreCurrent`.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const START = "<!-- settings: made from package.json; `npm run docs` brings them up to date -->";
const END = "<!-- /settings -->";

/** The README with the settings of the manifest between its two marks. */
export function withSettings(readme, manifest) {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start)
    throw new Error("README.md has lost the marks around its settings.");
  return `${readme.slice(0, start + START.length)}\n\n${tableOf(manifest)}\n${readme.slice(end)}`;
}

function tableOf(manifest) {
  const rows = propertiesOf(manifest).map(([key, property]) => {
    const text = property.markdownDescription ?? property.description ?? "";
    return `| \`${key}\` | ${cell(text)} | \`${JSON.stringify(property.default)}\` |\n`;
  });
  return `| setting | what it does | usually |\n| --- | --- | --- |\n${rows.join("")}`;
}

function propertiesOf(manifest) {
  const { configuration } = manifest.contributes;
  return [configuration].flat().flatMap((group) => Object.entries(group.properties));
}

function cell(text) {
  return text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const readme = readFileSync("README.md", "utf8");
  const next = withSettings(readme, JSON.parse(readFileSync("package.json", "utf8")));
  if (process.argv.includes("--write")) writeFileSync("README.md", next);
  else if (next !== readme) throw new Error("The settings in README.md are old: npm run docs");
}
