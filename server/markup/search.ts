/** The index of the first of the ascending numbers that is greater than `value`. */
export function firstAbove(numbers: ArrayLike<number>, value: number): number {
  return firstAboveBetween(numbers, value, 0, numbers.length);
}

/** The same, looked for in ever wider steps around `near`, which is where the last one was. */
export function firstAboveNear(numbers: ArrayLike<number>, value: number, near: number): number {
  const length = numbers.length;
  let low = 0;
  let high = length;
  let step = 1;
  if (near < length && numbers[near] <= value) {
    low = near + 1;
    while (low + step < length && numbers[low + step] <= value) {
      low += step + 1;
      step *= 2;
    }
    high = Math.min(length, low + step);
  } else {
    high = Math.min(near, length);
    while (high - step >= 0 && numbers[high - step] > value) {
      high -= step;
      step *= 2;
    }
    low = Math.max(0, high - step);
  }
  return firstAboveBetween(numbers, value, low, high);
}

function firstAboveBetween(
  numbers: ArrayLike<number>,
  value: number,
  from: number,
  to: number,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
