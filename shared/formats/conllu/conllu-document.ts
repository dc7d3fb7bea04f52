import type { ForeignAnnotation, ForeignDocument, ForeignLink, ForeignSpan } from '../exchange/foreign-corpus.ts';
import { readTags, tagPattern } from '../exchange/tag-schemes.ts';
import { type EntityMention, EntityReader } from './entity-brackets.ts';
import { NER_BEFORE, NER_BEHIND, unescapeSpaces, unescapeTag } from './misc-column.ts';
import { columnTags, expressionsIn } from './more-columns.ts';
import type { ConlluSentence, ConlluToken } from './parse-sentences.ts';

/** An annotation that tags say, with the edges of it that no token has. */
interface Tagged {
  readonly annotation: ForeignAnnotation;
  readonly span: ForeignSpan;
  readonly before: string;
  readonly behind: string;
}

/** One document: its text, put together token by token, and what is said of them. */
export class ConlluDocument {
  readonly #name: string;
  readonly #file: string;
  readonly #pieces: string[] = [];
  readonly #annotations: Tagged[] = [];
  readonly #entities = new EntityReader();
  #length = 0;
  /** What stands behind the last token; whether the file says so. */
  #behind = { spaces: '', isSaid: true };

  constructor(name: string, file: string) {
    this.#name = name;
    this.#file = file;
  }

  add({ tokens, text, newParagraph }: ConlluSentence, entityColumns: readonly string[] | undefined): void {
    const [first] = tokens;
    const before = first?.misc.get('SpacesBefore');
    if (this.#pieces.length === 0) this.#append(before === undefined ? '' : unescapeSpaces(before));
    else this.#append(newParagraph && !this.#behind.isSaid ? '\n' : this.#behind.spaces);
    const gaps = text === undefined ? undefined : gapsIn(text, tokens);
    const spans = tokens.map(({ form, misc }, at): ForeignSpan => {
      if (at > 0) this.#append(this.#behind.spaces);
      const start = this.#length;
      this.#append(form);
      // The text of a sentence ends with its last token, and says nothing of what is behind.
      this.#behind = spacesBehind(misc, at < tokens.length - 1 ? gaps?.[at] : undefined);
      return { start, end: this.#length };
    });
    this.#addTags(
      tokens,
      spans,
      tokens.map(({ misc }) => unescapeTag(misc.get('NER') ?? 'O')),
    );
    for (const [name, tags] of columnTags(tokens)) this.#addTags(tokens, spans, tags, name);
    this.#addExpressions(tokens, spans);
    for (const [at, { line, misc }] of tokens.entries()) {
      const span = spans[at];
      const brackets = misc.get('Entity');
      if (span && brackets !== undefined) this.#entities.read(brackets, { span, line, columns: entityColumns });
    }
  }

  finished(fault: (line: number, reason: string) => void): ForeignDocument {
    // Behind the last token only what is said stands.
    if (this.#behind.isSaid) this.#append(this.#behind.spaces);
    const text = this.#pieces.join('');
    const mentions = this.#entities.finished(fault);
    const annotations = [
      ...this.#annotations.map((one) => withEdges(one, text)),
      ...mentions.map((mention) => annotationOf(mention)),
    ];
    const whole = annotations.map((one) => ({
      ...one,
      quote: one.spans.map(({ start, end }) => text.slice(start, end)).join(' '),
    }));
    return { name: this.#name, file: this.#file, text, annotations: whole, links: coreferences(mentions) };
  }

  #append(piece: string): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  #addExpressions(tokens: readonly ConlluToken[], spans: readonly ForeignSpan[]): void {
    for (const { column, label, runs } of expressionsIn(tokens)) {
      const whole = runs.map(([first, end]) => ({ start: spans[first]?.start ?? 0, end: spans[end - 1]?.end ?? 0 }));
      const [[at] = [0]] = runs;
      const line = tokens[at]?.line ?? 0;
      const key = `${line} ${column} ${this.#annotations.length}`;
      const annotation = { key, place: `line ${line}`, layer: column, label, spans: whole };
      this.#annotations.push({ annotation, span: { start: 0, end: 0 }, before: '', behind: '' });
    }
  }

  #addTags(tokens: readonly ConlluToken[], spans: readonly ForeignSpan[], said: readonly string[], layer = ''): void {
    const tags = said.map((tag) => (tagPattern.test(tag) ? tag : `B-${tag}`));
    for (const { first, end, label } of readTags(tags)) {
      const line = tokens[first]?.line ?? 0;
      const span = { start: spans[first]?.start ?? 0, end: spans[end - 1]?.end ?? 0 };
      const key = layer === '' ? `${line}` : `${line} ${layer}`;
      const annotation = { key, place: `line ${line}`, layer, label, spans: [span] };
      const edge = (token: ConlluToken | undefined, name: string) => unescapeSpaces(token?.misc.get(name) ?? '');
      const [before, behind] =
        layer === '' ? [edge(tokens[first], NER_BEFORE), edge(tokens[end - 1], NER_BEHIND)] : ['', ''];
      this.#annotations.push({ annotation, span, before, behind });
    }
  }
}

/** With what the file says that it has before its first token and behind its last, where that stands there. */
function withEdges({ annotation, span: { start, end }, before, behind }: Tagged, text: string): ForeignAnnotation {
  if (before === '' && behind === '') return annotation;
  const from = text.endsWith(before, start) ? start - before.length : start;
  const to = text.startsWith(behind, end) ? end + behind.length : end;
  return { ...annotation, spans: [{ start: from, end: to }] };
}

/** What the text of the sentence has behind each of its tokens; undefined where it is not made of them. */
function gapsIn(text: string, tokens: readonly ConlluToken[]): string[] | undefined {
  const gaps: string[] = [];
  let at = text.length - text.trimStart().length;
  for (const { form } of tokens) {
    if (!text.startsWith(form, at)) return undefined;
    at += form.length;
    const gap = /\s*/uy;
    gap.lastIndex = at;
    const [blanks = ''] = gap.exec(text) ?? [];
    gaps.push(blanks);
    at += blanks.length;
  }
  return at === text.length ? gaps : undefined;
}

function spacesBehind(
  misc: ReadonlyMap<string, string>,
  gap: string | undefined,
): { readonly spaces: string; readonly isSaid: boolean } {
  const said = misc.get('SpacesAfter');
  if (said !== undefined) return { spaces: unescapeSpaces(said), isSaid: true };
  if (misc.get('SpaceAfter') === 'No') return { spaces: '', isSaid: true };
  return { spaces: gap ?? ' ', isSaid: false };
}

function annotationOf({ key, line, type, spans }: EntityMention): ForeignAnnotation {
  return { key, place: `line ${line}`, layer: 'Entity', label: type, spans };
}

/** Each mention with the one before it of the same entity. */
function coreferences(mentions: readonly EntityMention[]): ForeignLink[] {
  const last = new Map<string, EntityMention>();
  return mentions.flatMap((mention) => {
    const before = last.get(mention.entity);
    last.set(mention.entity, mention);
    if (!before) return [];
    return [{ place: `line ${mention.line}`, type: 'coref', from: { key: mention.key }, to: { key: before.key } }];
  });
}
