import type { Annotation } from '../../domain/annotation.ts';
import { type Codebook, findLabel, findLinkType } from '../../domain/codebook.ts';
import { type Block, type DocumentRecord, type Mark, titleOf } from '../../domain/document.ts';
import type { Link } from '../../domain/link.ts';
import { shownQuote } from '../../domain/shown-quote.ts';
import { translate, translateCount } from '../../locales/translate.ts';
import type { ProjectSource } from '../project-source.ts';
import { articleStyle, labelClasses } from './article-style.ts';
import { piecesOf } from './article-pieces.ts';
import { escapeHtml } from './html-text.ts';

/** What of a project an article needs, looked up once. */
export class ArticleWriter {
  readonly #source: ProjectSource;
  readonly #classes: ReadonlyMap<string, string>;
  readonly #entities: ReadonlyMap<string, string>;
  readonly #propositions: ReadonlyMap<string, string>;
  readonly #annotators: ReadonlyMap<string, string>;
  readonly #linksFrom: ReadonlyMap<string, readonly Link[]>;

  constructor(source: ProjectSource) {
    this.#source = source;
    this.#classes = labelClasses(source.codebook);
    this.#entities = new Map(source.entities.map(({ id, name }) => [String(id), name]));
    this.#propositions = new Map(source.propositions.map(({ id, statement }) => [String(id), statement]));
    this.#annotators = new Map(source.annotators.map(({ id, name }) => [String(id), name]));
    this.#linksFrom = Map.groupBy(source.links, ({ fromId }) => String(fromId));
  }

  head(title: string, language: string): string {
    const lang = language === '' ? '' : ` lang="${escapeHtml(language)}"`;
    return [
      '<!doctype html>',
      `<html${lang}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
      '<meta name="generator" content="Annotary">',
      `<title>${escapeHtml(title)}</title><style>${articleStyle(this.#source.codebook)}</style></head>\n<body><main>\n`,
    ].join('\n');
  }

  /** One article: what is known of it, what the colours mean, the text, and every annotation in a list. */
  section(document: DocumentRecord): string {
    const { text, blocks, marks } = this.#source.content(document);
    const annotations = this.#source.annotationsOf(document.id);
    const numbers = new Map(annotations.map(({ id }, index) => [String(id), index + 1]));
    const title = titleOf(document);
    const [first] = blocks;
    // Most articles begin with their title: it is not said twice.
    const saysTitle = first !== undefined && text.slice(first.span.start, first.span.end).trim() === title.trim();
    const drawn: Drawn = { text, marks, annotations, numbers, top: saysTitle ? first : undefined };
    return [
      `<section id="d-${escapeHtml(document.id)}" aria-label="${escapeHtml(title)}">`,
      ...(saysTitle ? [] : [`<h1 dir="auto">${escapeHtml(title)}</h1>`]),
      dataOf(document),
      this.#legend(annotations),
      `<article class="text">${this.#blocks(blocks, drawn)}</article>`,
      this.#list(drawn),
      '</section>\n',
    ].join('\n');
  }

  #legend(annotations: readonly Annotation[]): string {
    const counts = new Map<string, number>();
    for (const { labelId } of annotations) counts.set(labelId, (counts.get(labelId) ?? 0) + 1);
    const keys = [...counts].map(([labelId, count]) => {
      const name = escapeHtml(labelName(this.#source.codebook, labelId));
      return `<li class="key ${this.#classes.get(labelId) ?? ''}">${name} ${count}</li>`;
    });
    return keys.length === 0 ? '' : `<ul class="legend">${keys.join('')}</ul>`;
  }

  #blocks(blocks: readonly Block[], drawn: Drawn): string {
    return groupsOf(blocks)
      .map((group) => {
        const [first] = group;
        if (first?.kind === 'cell') return this.#table(group, drawn);
        if (first?.kind !== 'list-item') return group.map((block) => this.#block(block, drawn)).join('\n');
        const items = group.map((item) => {
          const value = item.ordinal === undefined ? '' : ` value="${item.ordinal}"`;
          return `<li${value} dir="auto">${this.#inline(item, drawn)}</li>`;
        });
        const list = first.ordinal === undefined ? 'ul' : 'ol';
        return `<${list}>${items.join('')}</${list}>`;
      })
      .join('\n');
  }

  #block(block: Block, drawn: Drawn): string {
    const inline = this.#inline(block, drawn);
    // The title of the article is the first level.
    if (block === drawn.top) return `<h1 dir="auto">${inline}</h1>`;
    if (block.kind === 'heading') {
      const level = Math.min(6, (block.level ?? 1) + 1);
      return `<h${level} dir="auto">${inline}</h${level}>`;
    }
    if (block.kind === 'quote') return `<blockquote dir="auto">${inline}</blockquote>`;
    return block.kind === 'code' ? `<pre>${inline}</pre>` : `<p dir="auto">${inline}</p>`;
  }

  #table(cells: readonly Block[], drawn: Drawn): string {
    const rows = Map.groupBy(cells, ({ cell }) => cell?.row ?? 0);
    const written = [...rows.values()].map((row) => {
      let next = 0;
      const columns = row.map((block) => {
        const element = block.cell?.header === true ? 'th' : 'td';
        const column = block.cell?.column ?? next;
        // Where nothing is written, there is no block; what follows must stand under its own heading.
        const gap = column > next ? `<td${column - next > 1 ? ` colspan="${column - next}"` : ''}></td>` : '';
        next = Math.max(next, column) + 1;
        return `${gap}<${element}>${this.#inline(block, drawn)}</${element}>`;
      });
      return `<tr>${columns.join('')}</tr>`;
    });
    return `<table>${written.join('')}</table>`;
  }

  #inline({ span }: Block, { text, marks, annotations, numbers }: Drawn): string {
    const touches = (one: { readonly start: number; readonly end: number }): boolean =>
      one.start < span.end && span.start < one.end;
    const here = annotations.filter(({ spans }) => spans.some(touches));
    const pieces = piecesOf(
      span,
      here,
      marks.filter((mark) => touches(mark.span)),
    );
    return pieces
      .map((piece) => {
        const words = escapeHtml(text.slice(piece.span.start, piece.span.end));
        const formed = piece.marks.reduce((inner, mark) => formatted(inner, mark), words);
        const painted = piece.annotations.reduceRight(
          (inner, { labelId }) => `<mark class="${this.#classes.get(labelId) ?? ''}">${inner}</mark>`,
          formed,
        );
        return painted + piece.ending.map((one) => this.#reference(one, numbers.get(one.id) ?? 0)).join('');
      })
      .join('');
  }

  #reference({ id, labelId }: Annotation, number: number): string {
    const name = translate('article.reference', { number, label: labelName(this.#source.codebook, labelId) });
    return `<a class="ref" id="r-${escapeHtml(id)}" href="#a-${escapeHtml(id)}" aria-label="${escapeHtml(name)}">${number}</a>`;
  }

  #list({ annotations, numbers }: Drawn): string {
    if (annotations.length === 0) return `<p class="data">${translate('article.none')}</p>`;
    const head = translateCount('article.annotation', 'article.annotations', annotations.length);
    const items = annotations.map((one) => this.#item(one, numbers));
    return `<h2>${escapeHtml(head)}</h2>\n<ol class="notes">\n${items.join('\n')}\n</ol>`;
  }

  #item(annotation: Annotation, numbers: ReadonlyMap<string, number>): string {
    const { id, labelId, entityId, propositionId, note } = annotation;
    const facts: [name: string, value: string][] = [];
    if (entityId !== null)
      facts.push([translate('article.entity'), escapeHtml(this.#entities.get(entityId) ?? entityId)]);
    if (propositionId !== undefined)
      facts.push([
        translate('article.proposition'),
        escapeHtml(this.#propositions.get(propositionId) ?? propositionId),
      ]);
    facts.push(...this.#attributes(annotation));
    for (const link of this.#linksFrom.get(id) ?? []) facts.push(this.#link(link, numbers));
    if (note !== '') facts.push([translate('article.note'), escapeHtml(note)]);
    if (this.#annotators.size > 1)
      facts.push([translate('article.annotator'), escapeHtml(this.#annotators.get(annotation.annotatorId) ?? '')]);
    const data = facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${value}</dd>`).join('');
    const label = escapeHtml(labelName(this.#source.codebook, labelId));
    const quote = `<q dir="auto">${escapeHtml(shownQuote(annotation))}</q>`;
    return [
      `<li id="a-${escapeHtml(id)}"><span class="key ${this.#classes.get(labelId) ?? ''}">${label}</span> `,
      `<a href="#r-${escapeHtml(id)}">${quote}</a>${data === '' ? '' : `<dl>${data}</dl>`}</li>`,
    ].join('');
  }

  #attributes({ layerId, attributes }: Annotation): [name: string, value: string][] {
    const definitions = this.#source.codebook.layers.find((layer) => layer.id === layerId)?.attributes ?? [];
    return Object.entries(attributes).map(([id, value]) => {
      const definition = definitions.find((one) => one.id === id);
      const named = (option: string) => definition?.options.find((one) => one.id === option)?.name ?? option;
      const shown = Array.isArray(value) ? value.map(named).join(', ') : named(String(value));
      return [definition?.name ?? id, escapeHtml(shown)];
    });
  }

  /** Links into the same article lead there; others name what they lead to. */
  #link({ typeId, toId }: Link, numbers: ReadonlyMap<string, number>): [name: string, value: string] {
    const name = findLinkType(this.#source.codebook, typeId)?.name ?? typeId;
    const other = this.#source.annotation(toId);
    const quote = escapeHtml(other ? shownQuote(other) : toId);
    if (numbers.has(toId)) return [name, `<a href="#a-${escapeHtml(toId)}">${quote}</a>`];
    const document = this.#source.documents.find(({ id }) => id === other?.documentId);
    return [name, document ? `${quote} (${escapeHtml(titleOf(document))})` : quote];
  }
}

interface Drawn {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** In reading order. */
  readonly annotations: readonly Annotation[];
  readonly numbers: ReadonlyMap<string, number>;
  /** The block that is the title. */
  readonly top: Block | undefined;
}

function labelName(codebook: Codebook, labelId: string): string {
  return findLabel(codebook, labelId)?.label.name ?? labelId;
}

function dataOf({ metadata: { byline, outlet, date, url } }: DocumentRecord): string {
  const words = [byline, outlet, date].filter((word) => word !== '').map(escapeHtml);
  if (/^https?:\/\//i.test(url)) words.push(`<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(url)}</a>`);
  return words.length === 0 ? '' : `<p class="data" dir="auto">${words.join(' · ')}</p>`;
}

/** Cells of one table, and items of one list, stand together. */
function groupsOf(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  let last = '';
  for (const block of blocks) {
    const kind = block.kind === 'cell' ? `table ${block.cell?.table ?? 0}` : block.kind;
    const joins = block.kind === 'cell' || block.kind === 'list-item';
    const key = block.kind === 'list-item' ? `list ${block.ordinal === undefined ? 'dots' : 'numbers'}` : kind;
    if (joins && key === last) groups.at(-1)?.push(block);
    else groups.push([block]);
    last = joins ? key : '';
  }
  return groups;
}

function formatted(inner: string, { kind, href }: Mark): string {
  switch (kind) {
    case 'bold':
      return `<strong>${inner}</strong>`;
    case 'italic':
      return `<em>${inner}</em>`;
    case 'strikethrough':
      return `<s>${inner}</s>`;
    case 'code':
      return `<code>${inner}</code>`;
    case 'superscript':
      return `<sup>${inner}</sup>`;
    case 'subscript':
      return `<sub>${inner}</sub>`;
    case 'link':
      return /^https?:\/\/|^mailto:/i.test(href ?? '')
        ? `<a href="${escapeHtml(href ?? '')}" rel="noreferrer">${inner}</a>`
        : inner;
    case 'syntax':
      return inner;
    default:
      return kind satisfies never;
  }
}
