import type { Parts } from './parts.ts';

/** Finding text in the open document. */
export class Finding {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  open(): void {
    this.#deps.notices.inform('window.notice.select-first');
  }

  step(direction: 1 | -1): void {
    void direction;
    this.#deps.notices.inform('window.notice.select-first');
  }
}
