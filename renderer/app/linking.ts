import type { Parts } from './parts.ts';

/** Connecting annotations: from one, to another, by a type of the codebook. */
export class Linking {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  start(): void {
    this.#deps.notices.inform('window.notice.select-first');
  }
}
