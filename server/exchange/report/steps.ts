/** Runs a writer to its end at once, for those who have nobody to give way to. */
export function finished<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same with a pause after every step; the pause throws when nobody waits for the result. */
export async function finishedWith<Result>(
  steps: Generator<unknown, Result>,
  pause: () => Promise<void> | undefined,
): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** The pieces of a text as one, still in steps. */
export function* joinedText(pieces: Iterable<string>): Generator<void, string> {
  const texts: string[] = [];
  for (const piece of pieces) {
    texts.push(piece);
    yield;
  }
  return texts.join("");
}
