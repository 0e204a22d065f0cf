// The suite's entry in the web extension host: a browser worker, where mocha is its browser build.
import "mocha/mocha.js";
import type Mocha from "mocha";
import { runWith } from "./run";

export function run(): Promise<void> {
  const { Mocha: BrowserMocha } = globalThis as unknown as { Mocha: typeof Mocha };
  return runWith(BrowserMocha, "web extension host");
}
