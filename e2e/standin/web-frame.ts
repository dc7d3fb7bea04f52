import { fromBrowser, originOf } from './protocol.ts';
import type { WebContents } from './web-contents.ts';
import { LoudEmitter } from './unsupported.ts';

/** The main frame of a page; the stand-in follows no other, and only this one has a preload. */
export class WebFrameMain extends LoudEmitter {
  readonly #contents: WebContents;
  readonly parent = null;
  readonly frames: readonly WebFrameMain[] = [];
  readonly name = '';
  readonly processId: number;
  readonly routingId = 1;
  readonly frameTreeNodeId: number;
  readonly detached = false;

  constructor(contents: WebContents) {
    super();
    this.#contents = contents;
    this.processId = contents.id;
    this.frameTreeNodeId = contents.id;
  }
  get top(): WebFrameMain {
    return this;
  }
  get url(): string {
    return fromBrowser(this.#contents.browserUrl);
  }
  get origin(): string {
    return originOf(this.url);
  }
  isDestroyed(): boolean {
    return this.#contents.isDestroyed();
  }
  send(channel: string, ...args: unknown[]): void {
    this.#contents.send(channel, ...args);
  }
}
