/** A list of 32-bit numbers that grows: four bytes each, where an array of numbers may take sixteen. */
export class NumberList {
  #values = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(2 * this.#values.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** 0 outside the list. */
  at(index: number): number {
    return index < this.#length ? (this.#values[index] ?? 0) : 0;
  }

  /** What was pushed so far, without a copy: not to be kept while the list still grows. */
  view(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }
}
