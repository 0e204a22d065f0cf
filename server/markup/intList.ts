/**
 * A list of integers that grows and is used again and again: reading a transcript fills lists with
 * a number for every word, and arrays that start empty each time would be copied as they grow.
 */
export class IntList {
  private values = new Int32Array(FIRST_SIZE);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index];
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  /** Takes the last one away; the list must not be empty. */
  pop(): number {
    return this.values[--this.length];
  }

  clear(): void {
    this.length = 0;
    if (this.values.length > KEPT_SIZE) this.values = new Int32Array(FIRST_SIZE);
  }

  /** The integers as they are now, for good. */
  copy(): Int32Array {
    return this.values.slice(0, this.length);
  }

  /** The integers as they are until the list is changed. */
  view(): Int32Array {
    return this.values.subarray(0, this.length);
  }

  private grow(): void {
    const { values } = this;
    this.values = new Int32Array(values.length * 4);
    this.values.set(values);
  }
}

const FIRST_SIZE = 4_096;
/** What one huge transcript needs is not kept for ever. */
const KEPT_SIZE = 1 << 20;
