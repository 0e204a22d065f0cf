// Installs programs that tests need where that is possible without asking: as root, on Debian.
import { existsSync } from "node:fs";
import { capture } from "./install.mjs";

export function canInstall() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

/**
 * Gives what went wrong, or nothing.
 *
 * @param {string[]} packages
 * @returns {Promise<string | undefined>}
 */
export async function aptInstall(packages) {
  console.log(`Installing ${packages[0]} (apt-get install ${packages[0]}) …`);
  const update = await aptGet("update");
  return update ?? aptGet("install", "-y", "--no-install-recommends", ...packages);
}

/** @param {string[]} args */
async function aptGet(...args) {
  const environment = "DEBIAN_FRONTEND=noninteractive";
  const { status, output } = await capture("env", [environment, "apt-get", "-q", ...args]);
  return status === 0 ? undefined : `${output}\napt-get ${args[0]} failed.`;
}
