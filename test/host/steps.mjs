// The steps of `npm test`: what each runs, what it needs, and when it is taken to hang.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[][]} commands Arguments for Node, one list after the other.
 * @property {string[]} [needs] Steps that have to run before it, if it is chosen alone.
 * @property {boolean} [tests] Takes what was given after the steps, such as --grep.
 * @property {number} minutes
 */

/** @param {string[]} parts */
const tool = (...parts) => join(root, "node_modules", ...parts);
/** @param {string} name */
const program = (name) => join(root, "test", "host", name);

const tsc = tool("typescript", "bin", "tsc");

export const layers = ["unit", "reference", "server", "grammar"].filter((layer) =>
  existsSync(join(root, "test", layer)),
);

/** @type {Step[]} */
export const steps = [
  {
    name: "typecheck",
    commands: [
      [tsc, "-p", ".", "--noEmit"],
      [tsc, "-p", "client/pages", "--noEmit"],
      [tsc, "-p", "test/host", "--noEmit"],
    ],
    minutes: 5,
  },
  {
    name: "lint",
    commands: [
      [tool("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"],
      [tool("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."],
    ],
    minutes: 5,
  },
  { name: "build", commands: [["esbuild.mjs"]], minutes: 2 },
  { name: "bundle tests", commands: [["esbuild.mjs", "--tests"]], minutes: 2 },
  {
    name: "unit",
    commands: [["--enable-source-maps", program("run-unit.mjs")]],
    needs: ["bundle tests", "build"],
    tests: true,
    minutes: 10,
  },
  {
    name: "shape",
    commands: [["--enable-source-maps", program("run-unit.mjs"), "shape"]],
    needs: ["bundle tests", "build"],
    tests: true,
    minutes: 5,
  },
  {
    name: "host",
    commands: [[program("run-suite.mjs"), "node"]],
    needs: ["build", "bundle tests"],
    tests: true,
    minutes: 8,
  },
  {
    name: "web",
    commands: [[program("run-suite.mjs"), "web"]],
    needs: ["build", "bundle tests"],
    tests: true,
    minutes: 8,
  },
  {
    name: "workbench",
    commands: [["--enable-source-maps", program("run-workbench.mjs")]],
    needs: ["build", "bundle tests"],
    tests: true,
    minutes: 30,
  },
];

/** The folders of test/ that chosen steps run: only they are bundled, so that work goes on. */
const folders = {
  unit: layers,
  shape: layers,
  host: ["extension"],
  web: ["extension"],
  workbench: ["workbench"],
};

/**
 * @param {string[]} names None are all.
 * @returns {Step[]}
 */
export function chosenSteps(names) {
  if (names.length === 0) return steps;
  const chosen = steps.filter(({ name }) => names.includes(name));
  const wanted = new Set([...names, ...chosen.flatMap(({ needs = [] }) => needs)]);
  const below = Object.entries(folders).flatMap(([name, own]) => (names.includes(name) ? own : []));
  return steps
    .filter(({ name }) => wanted.has(name))
    .map((step) =>
      step.name === "bundle tests"
        ? { ...step, commands: step.commands.map((command) => [...command, ...below]) }
        : step,
    );
}
