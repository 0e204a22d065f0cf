// The user settings of a test window: nothing that differs from run to run, nothing that calls home.
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const quietWindow = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "workbench.enableExperiments": false,
  "workbench.settings.enableNaturalLanguageSearch": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.reduceMotion": "on",
  "window.autoDetectColorScheme": false,
  "window.confirmBeforeClose": "never",
  "window.restoreWindows": "none",
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "git.autofetch": false,
  "npm.fetchOnlinePackageInfo": false,
  "typescript.disableAutomaticTypeAcquisition": true,
  "files.autoSave": "off",
  "files.hotExit": "off",
  "editor.cursorBlinking": "solid",
  "editor.accessibilitySupport": "off",
};

/**
 * @typedef {object} SettingsChoice
 * @property {boolean} [trusted] False opens folders in Restricted Mode.
 * @property {Record<string, unknown>} [settings] Further user settings.
 */

/**
 * @param {SettingsChoice} choice
 * @returns {Record<string, unknown>}
 */
export function userSettings({ trusted = true, settings = {} }) {
  const trust = trusted
    ? { "security.workspace.trust.enabled": false }
    : { "security.workspace.trust.startupPrompt": "never" };
  return { ...quietWindow, ...trust, ...settings };
}

/**
 * Writes the settings where VS Code's server (and a desktop VS Code) looks for them.
 *
 * @param {string} userDataFolder
 * @param {SettingsChoice} choice
 */
export async function writeUserSettings(userDataFolder, choice) {
  const folder = join(userDataFolder, "User");
  await mkdir(folder, { recursive: true });
  // A window that is open sees the old file or the new one, never half of it.
  const fresh = join(folder, "settings.json.new");
  await writeFile(fresh, JSON.stringify(userSettings(choice), undefined, 2));
  await rename(fresh, join(folder, "settings.json"));
}
