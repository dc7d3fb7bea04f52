import type { Parts } from './parts.ts';

/** Suggestions for the open document: asked for, stepped through, accepted or rejected. */
export class Suggesting {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  step(direction: 1 | -1): void {
    void direction;
    this.#deps.notices.inform('window.notice.select-first');
  }

  accept(): void {
    this.#deps.notices.inform('window.notice.select-first');
  }

  reject(): void {
    this.#deps.notices.inform('window.notice.select-first');
  }
}
