import type { Codebook } from '#shared/domain/codebook.ts';
import { envelope, overlaps, type Span } from '#shared/domain/span.ts';
import type { Suggestion } from '#shared/api/suggestion.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Article } from './article-editor.ts';
import { type Look, numberLabels, planHighlights, planSuggestions } from './highlight-plan.ts';
import { highlightRules } from './highlight-styles.ts';

/** What the painter needs of an index of annotations. */
interface Paintable {
  touching(stretch: Span): Annotation[];
}

export interface Scene {
  readonly annotations: Paintable;
  /** In reading order. */
  readonly suggestions: readonly Suggestion[];
  /** The fragments of the selected annotation, or the suggestion in focus. */
  readonly focused: readonly Span[];
  /** Passages that show the links at the annotation in focus. */
  readonly evidence: readonly Span[];
  readonly labelFilter: ReadonlySet<string> | null;
  readonly selection: Span | null;
  readonly cursor: Span | null;
  /** Whether the hand is in the other article: what it held here is marked more quietly. */
  readonly isWaiting: boolean;
  /** The hits of a search, in reading order, and which of them is shown. */
  readonly find: { readonly hits: readonly Span[]; readonly at: number } | null;
}

/** How far around the window the article is painted already, as a part of the window's height. */
const MARGIN = '50%';

/**
 * Paints annotations over an article with CSS highlights, for the sections near the window only: its cost depends on
 * what can be seen and not on the length of the document. Nothing of it is in the document's own nodes.
 */
export class Painter {
  readonly #article: Article;
  readonly #observer: IntersectionObserver;
  readonly #visible = new Set<number>();
  readonly #painted = new Map<string, ReadonlyMap<string, StaticRange>>();
  readonly #styled = new Set<string>();
  readonly #sheet = new CSSStyleSheet();
  readonly #onWindowMoved: () => void;
  #labels: ReturnType<typeof numberLabels> = new Map();
  #codebook: Codebook | undefined;
  #scene: Scene | undefined;

  constructor(article: Article, scroller: HTMLElement, onWindowMoved: () => void) {
    this.#article = article;
    this.#onWindowMoved = onWindowMoved;
    document.adoptedStyleSheets.push(this.#sheet);
    const numbers = new Map(article.sections.map((section, i) => [section.element as Element, i]));
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries, numbers), {
      root: scroller,
      rootMargin: `${MARGIN} 0px`,
    });
    for (const { element } of article.sections) this.#observer.observe(element);
  }

  /** The part of the text that is painted: what can be seen, and half a window around it. */
  get window(): Span | undefined {
    if (this.#visible.size === 0) return undefined;
    const { sections } = this.#article;
    return envelope([...this.#visible].flatMap((i) => sections[i] ?? []));
  }

  setCodebook(codebook: Codebook): void {
    if (codebook === this.#codebook) return;
    this.#codebook = codebook;
    this.#labels = numberLabels(codebook);
    // The names stand for other labels and colours now.
    this.#sheet.replaceSync('');
    this.#styled.clear();
    this.#paint();
    this.#paintSuggestions();
  }

  show(scene: Scene): void {
    const before = this.#scene;
    this.#scene = scene;
    if (before?.annotations !== scene.annotations || before.labelFilter !== scene.labelFilter) this.#paint();
    if (before?.suggestions !== scene.suggestions || before.labelFilter !== scene.labelFilter) this.#paintSuggestions();
    this.#paintFocus();
  }

  dispose(): void {
    this.#observer.disconnect();
    // The article beside paints with the same highlights: only what is ours goes.
    for (const name of this.#painted.keys()) {
      this.#set(name, []);
      if (CSS.highlights.get(name)?.size === 0) CSS.highlights.delete(name);
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  #moved(entries: readonly IntersectionObserverEntry[], numbers: ReadonlyMap<Element, number>): void {
    for (const { target, isIntersecting } of entries) {
      const number = numbers.get(target);
      if (number === undefined) continue;
      if (isIntersecting) this.#visible.add(number);
      else this.#visible.delete(number);
    }
    this.#paint();
    this.#paintSuggestions();
    this.#paintFocus();
    this.#onWindowMoved();
  }

  #paint(): void {
    const { window } = this;
    const scene = this.#scene;
    if (!window || !scene) return;
    const near = scene.annotations.touching(window);
    const shown = scene.labelFilter ? near.filter(({ labelId }) => scene.labelFilter?.has(labelId)) : near;
    const plan = planHighlights(shown, this.#labels);
    for (const [name, { spans, ...look }] of plan) {
      this.#style(name, look);
      this.#set(name, spans);
    }
    for (const name of this.#painted.keys()) if (name.startsWith('annotation-') && !plan.has(name)) this.#set(name, []);
    performance.mark('annotary:painted');
  }

  /** Grey and dashed, whatever their label: nobody has said yet that they are right. */
  #paintSuggestions(): void {
    const { window } = this;
    const scene = this.#scene;
    if (!window || !scene) return;
    const shown = scene.suggestions.filter(
      ({ span, labelId }) => overlaps(span, window) && (!scene.labelFilter || scene.labelFilter.has(labelId)),
    );
    for (const [name, { spans, ...look }] of planSuggestions(shown, this.#labels)) {
      this.#style(name, look);
      this.#set(name, spans);
    }
  }

  /**
   * Writes the rules of a highlight when it first comes up. Rules for every label, lane and state beforehand would be
   * a hundred, and each costs the computation of styles something.
   */
  #style(name: string, look: Look): void {
    if (this.#styled.has(name)) return;
    this.#styled.add(name);
    for (const rule of highlightRules(name, look)) this.#sheet.insertRule(rule, this.#sheet.cssRules.length);
  }

  /** What the hand is at: on top of everything else, and the same for every label. */
  #paintFocus(): void {
    const { focused = [], selection = null, cursor = null, isWaiting = false } = this.#scene ?? {};
    const selected = selection ? [selection] : [];
    this.#set('focus', isWaiting ? [] : focused);
    this.#set('evidence', this.#scene?.evidence ?? []);
    this.#set('selection', isWaiting ? [] : selected);
    this.#set('cursor', cursor && !isWaiting ? [cursor] : []);
    this.#set('waiting', isWaiting ? [...focused, ...selected] : []);
    this.#paintFind();
  }

  /** Of the hits only those near the window: a letter may be found a hundred thousand times. */
  #paintFind(): void {
    const { window } = this;
    const { hits = [], at = -1 } = this.#scene?.find ?? {};
    const current = hits[at];
    const near = window ? hits.slice(firstAfter(hits, window.start), firstAfter(hits, window.end) + 1) : [];
    this.#set(
      'find',
      near.filter((hit) => hit !== current),
    );
    this.#set('find-current', current ? [current] : []);
  }

  /**
   * Gives a highlight its stretches. Those that it has already are left alone: what enters and leaves while scrolling
   * lies outside the window, and the text in it is not repainted.
   */
  #set(name: string, spans: readonly Span[]): void {
    const before = this.#painted.get(name) ?? nothing;
    if (before.size === 0 && spans.length === 0) return;
    const highlight = this.#highlight(name);
    const now = new Map<string, StaticRange>();
    for (const span of spans) {
      const key = `${span.start}-${span.end}`;
      const range = before.get(key) ?? this.#article.offsets.toRange(span);
      if (!range) continue;
      now.set(key, range);
      if (!before.has(key)) highlight.add(range);
    }
    for (const [key, range] of before) if (!now.has(key)) highlight.delete(range);
    this.#painted.set(name, now);
  }

  #highlight(name: string): Highlight {
    const known = CSS.highlights.get(name);
    if (known) return known;
    const fresh = new Highlight();
    // What somebody has labelled is painted over what is only suggested.
    if (name.startsWith('suggestion-')) fresh.priority = -1;
    else if (!name.startsWith('annotation-')) fresh.priority = name === 'find-current' ? 2 : 1;
    CSS.highlights.set(name, fresh);
    return fresh;
  }
}

/** The first of some stretches, in order and without overlap, that ends behind an offset. */
function firstAfter(stretches: readonly Span[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

const nothing: ReadonlyMap<string, StaticRange> = new Map();
