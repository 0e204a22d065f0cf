import assert from "node:assert/strict";

/** What is timed: it may be asynchronous, and what it gives is thrown away. */
type Task = () => unknown;

export interface Growth {
  /** Makes the input of a size, which is not timed, and gives the work on it, which is. */
  readonly taskOf: (size: number) => Task | Promise<Task>;
  /** The smaller of the two sizes. */
  readonly size: number;
  /** How many times as large the larger one is: so far apart that no disturbance hides the shape. */
  readonly times?: number;
  /** What is measured, where one test measures several things. */
  readonly what?: string;
}

/**
 * Tests of time look at its shape alone: how it grows with the size, inside one run. A slow machine
 * slows both sizes alike. They stand in files `*.shape.test.ts`, which run after all others and by
 * themselves.
 *
 * Time that grows as size to the power of 1 is linear, of 2 quadratic; half-way lies the limit. With
 * sizes 16 times apart it is 64 times the time, where 16 is linear and 256 quadratic.
 */
export async function assertLinear(growth: Growth): Promise<void> {
  await assertPower(growth, 1.5);
}

/** Time that does not grow with the size: linear growth, 16 times the time, is far over the limit of 4. */
export async function assertConstant(growth: Growth): Promise<void> {
  await assertPower(growth, 0.5);
}

/** Somebody else may keep the machine busy for a while; what has the wrong shape fails every time. */
const TRIES = 10;

async function assertPower(
  { taskOf, size, times = 16, what = "" }: Growth,
  most: number,
): Promise<void> {
  const [small, large] = [await taskOf(size), await taskOf(size * times)];
  // The compiler gets to know the code before any of it counts.
  await large();
  let [short, long] = [Infinity, Infinity];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    short = Math.min(short, await leastTime(small));
    long = Math.min(long, await timeOf(large));
    if (long <= short * times ** most) return;
  }
  const growth = `${short.toFixed(3)} ms became ${long.toFixed(3)} ms`;
  const limit = Math.round(times ** most);
  assert.fail(
    `${what} took over ${limit} times as long at ${times} times the size: ${growth}`.trim(),
  );
}

/**
 * The small size costs little, so that it is measured several times: a disturbance there would let
 * through what should fail.
 */
async function leastTime(task: Task): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 3; round++) least = Math.min(least, await timeOf(task));
  return least;
}

/** Below this, in milliseconds, the clock's ticks would decide. */
const SHORTEST = 2;

/** The time of one run in milliseconds: of as many as a clock can tell, shared out. */
async function timeOf(task: Task): Promise<number> {
  const passed = startClock();
  let runs = 0;
  do {
    await task();
    runs++;
  } while (passed() < SHORTEST);
  return passed() / runs;
}

/**
 * On a busy machine the wall's clock goes on while others have the processor, and more so in long
 * runs than in short ones; the processor's clock counts what the garbage collector does on other
 * cores. Neither shows less than the work, so that the smaller one is nearer to it.
 */
function startClock(): () => number {
  const wall = performance.now();
  const processor = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(processor);
    const [byWall, byProcessor] = [performance.now() - wall, (user + system) / 1_000];
    // Some systems count in steps that are longer than a run.
    return byProcessor === 0 ? byWall : Math.min(byWall, byProcessor);
  };
}
