// Assertions for both extension hosts: the web one has no `node:assert`.

class AssertionError extends Error {
  override name = "AssertionError";
  /** Makes mocha print the difference between the two values. */
  readonly showDiff: boolean;

  constructor(
    message: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
  ) {
    super(message);
    this.showDiff = actual !== undefined || expected !== undefined;
  }
}

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new AssertionError(message);
}

/** Equal as data: both are compared as JSON with sorted keys, so a position equals a plain object. */
export function equal(actual: unknown, expected: unknown, message = "The values differ."): void {
  if (serialized(actual) === serialized(expected)) return;
  throw new AssertionError(message, actual, expected);
}

export function matches(actual: string, pattern: RegExp, message = "The text differs."): void {
  if (!pattern.test(actual)) throw new AssertionError(message, actual, String(pattern));
}

function serialized(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== "object" || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return text ?? "undefined";
}
