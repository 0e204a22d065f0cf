// The suite's entry in the Node extension host.
import Mocha from "mocha";
import { runWith } from "./run";

export function run(): Promise<void> {
  return runWith(Mocha, "Node extension host");
}
