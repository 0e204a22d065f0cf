// The way to the terminal: everything else that VS Code and its extensions print is kept back.

/** The launcher shows the lines that begin with this. */
const mark = "»";

/** Prints a line as `console.log` does, `%s` and `%d` filled in. Tests may use it as well. */
export function print(...values: unknown[]): void {
  console.log(`${mark} ${fill(values)}`);
}

function fill([first = "", ...others]: unknown[]): string {
  const text = String(first).replace(/%[sd]/g, () => String(others.shift()));
  return [text, ...others].join(" ");
}
