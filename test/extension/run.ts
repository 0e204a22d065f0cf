// Runs the suite with the mocha of the host it is in.
import type Mocha from "mocha";
import { files } from "suite:files";
import * as vscode from "vscode";
import { print } from "./print";

export async function runWith(MochaOfHost: typeof Mocha, host: string): Promise<void> {
  const { Base } = MochaOfHost.reporters;
  Base.consoleLog = print;
  // The browser build marks a pass with another sign.
  Base.symbols.ok = "✔";
  const mocha = new MochaOfHost({ ui: "bdd", color: false, timeout: 20_000, reporter: "spec" });
  const pattern = vscode.workspace.getConfiguration("verbatimTests").get<string>("grep");
  if (pattern) mocha.grep(new RegExp(pattern));
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  for (const load of files) await load();
  await results(mocha, host);
}

function results(mocha: Mocha, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      print(`${host}: ${passes} passed, ${failures} failed, ${pending} skipped`);
      if (failures > 0) reject(new Error(`${failures} failed in the ${host}.`));
      else if (passes === 0) reject(new Error(`No test ran in the ${host}.`));
      else resolve();
    });
  });
}
