// VS Code writes its logs and its output channels through the native module "spdlog", which is not
// built here. This module stands in for it, so that log files exist and output channels show text.
import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

const levels = ["trace", "debug", "info", "warning", "error", "critical", "off"];
let defaultLevel = 2;

export const version = 0;

export function setLevel(level) {
  defaultLevel = level;
}

export function setFlushOn() {}

export class Logger {
  #file;
  #level = defaultLevel;
  #plain = false;

  constructor(_type, _name, file) {
    mkdirSync(dirname(file), { recursive: true });
    this.#file = file;
  }

  trace = (message) => this.#write(0, message);
  debug = (message) => this.#write(1, message);
  info = (message) => this.#write(2, message);
  warn = (message) => this.#write(3, message);
  error = (message) => this.#write(4, message);
  critical = (message) => this.#write(5, message);

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  setPattern() {}

  /** Output channels write their own text: it carries neither time nor level. */
  clearFormatters() {
    this.#plain = true;
  }

  flush() {}

  drop() {}

  #write(level, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace("T", " ").slice(0, -1);
    const text = this.#plain ? message : `${time} [${levels[level]}] ${message}\n`;
    try {
      appendFileSync(this.#file, text);
    } catch {
      // A log that cannot be written (its folder was removed at the end) must not stop VS Code.
    }
  }
}

export async function createRotatingLogger(name, file) {
  return new Logger("rotating", name, file);
}

export async function createAsyncRotatingLogger(name, file) {
  return new Logger("rotating_async", name, file);
}
