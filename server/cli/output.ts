import { lstatSync, readFileSync } from "node:fs";
import type { OfficeFile, OfficeFormat } from "../exchange/office/officeFile";
import { scopeText } from "../counts/scope/scope";
import type { ReportDocument } from "../exchange/report/model";
import { finished } from "../exchange/report/steps";
import { createFile, replaceFile } from "./replaceFile";
import { UsageError } from "./usage";

/** Where what a command prints goes. */
export interface Output {
  readonly command: string;
  readonly format: string;
  /** A file; absent: standard output. */
  readonly path?: string;
  /** Whether a file that is there already is written over. */
  readonly isForced: boolean;
  /** The query that limits what is counted. */
  readonly scope?: string;
}

/** A file to be written, and whether over one that is there already. */
export interface Target {
  readonly path: string;
  readonly isForced: boolean;
}

/** A process runs one command, and this is where it prints. */
let output: Output = { command: "", format: "table", isForced: false };
let officeFile: OfficeFile | undefined;

/** Looks, before anything is read and counted, whether the result can be put where it shall go. */
export async function prepareOutput(wanted: Output): Promise<void> {
  output = wanted;
  const { path, format, isForced } = wanted;
  const isBinary = format === "docx" || format === "xlsx";
  if (isBinary && path === undefined)
    throw new UsageError(`${format} is no text. Name a file for it: --output <file>.${format}`);
  if (path !== undefined) refuseTaken({ path, isForced });
  if (isBinary) ({ officeFile } = await import("../lazy/office"));
}

/** Looks early whether a file is there that must not be written over. */
export function refuseTaken({ path, isForced }: Target): void {
  if (!isForced && lstatSync(path, { throwIfNoEntry: false }))
    throw new UsageError(`“${path}” is there already. Name another file, or say --force.`);
}

/** What a result that a scope limits says of it; nothing where there is none. */
export function scopeNotes(): readonly string[] {
  return output.scope === undefined ? [] : [scopeText(output.scope)];
}

/** What a document is called that has no title of its own: its command, as "New codes". */
export function usualTitle(): string {
  const words = output.command.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function writeOffice(format: OfficeFormat, document: ReportDocument): void {
  if (officeFile !== undefined) writeOut(finished(officeFile(format, document)));
}

/** Prints a text or bytes: to standard output, or into the file that was named. */
export function writeOut(content: string | Uint8Array): void {
  const { path, isForced } = output;
  if (path === undefined) return void process.stdout.write(content);
  writeFileAt({ path, isForced }, content);
}

/** Writes a file; over one that is there already only where that was said. */
export function writeFileAt({ path, isForced }: Target, content: string | Uint8Array): void {
  const bytes = Buffer.from(content as Uint8Array);
  const there = isForced ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
  const problem = there === undefined ? createFile(path, bytes) : overwrite(path, bytes);
  if (problem !== undefined) throw new UsageError(`“${path}”: ${problem}`);
}

function overwrite(path: string, bytes: Buffer): string | undefined {
  if (!lstatSync(path).isFile()) return "It is no file, so it was left alone.";
  return replaceFile(path, readFileSync(path), bytes);
}
