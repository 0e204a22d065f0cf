/**
 * How often a property is tried. A full run tries it as often as its test says; between two edits a
 * part of it is enough (`npm run test:unit` sets a fifth), and who hunts a rare case sets more.
 */
export function runs(full: number): number {
  return Math.max(10, Math.round(full * Number(process.env.VERBATIM_EFFORT ?? 1)));
}
