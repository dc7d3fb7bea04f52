import type { DocumentId } from '#shared/domain/ids.ts';
import type { Span } from '#shared/domain/span.ts';
import type { Article } from './article-editor.ts';
import type { OnMoved } from './use-article.ts';

/** An article as it stands in the page. */
export interface DrawnPane {
  readonly documentId: DocumentId;
  readonly article: Article;
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  /** The stretch of the text that is painted, and so may be measured. */
  readonly near: () => Span | undefined;
  readonly onMoved: OnMoved;
}

/** In the window's coordinates. */
export interface Dragged {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** The articles in the page, for what goes from one to the other. Nobody listens where there is only one. */
export class DrawnPanes {
  #panes: readonly DrawnPane[] = [];
  readonly #listeners = new Set<() => void>();
  #dragged: Dragged | null = null;

  readonly get = (): readonly DrawnPane[] => this.#panes;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Returns what takes it out again. */
  add(pane: DrawnPane): () => void {
    this.#set([...this.#panes, pane]);
    return () => this.#set(this.#panes.filter((one) => one !== pane));
  }

  /** The line of a link that is being drawn, from one article perhaps into the other; null when it is done. */
  drag(dragged: Dragged | null): void {
    if (this.#panes.length < 2 && this.#dragged === dragged) return;
    this.#dragged = dragged;
    this.#tell();
  }

  readonly dragged = (): Dragged | null => this.#dragged;

  /** The article under a point of the window. */
  at(x: number, y: number): DrawnPane | undefined {
    return this.#panes.find(({ scroller }) => {
      const { left, right, top, bottom } = scroller.getBoundingClientRect();
      return x >= left && x < right && y >= top && y < bottom;
    });
  }

  #set(panes: readonly DrawnPane[]): void {
    this.#panes = panes;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
