import { compareSpans, envelope } from '../../domain/span.ts';
import type { ForeignSpan } from '../exchange/foreign-corpus.ts';

/** A mention of an entity, as `Entity=(e1-person-1 … e1)` has it. */
export interface EntityMention {
  readonly key: string;
  readonly line: number;
  readonly entity: string;
  readonly type: string;
  readonly spans: readonly ForeignSpan[];
}

/** Where nothing else is said: CorefUD 1.0. */
const usualColumns = ['eid', 'etype', 'head', 'other'];

interface Open {
  readonly id: string;
  readonly line: number;
  readonly type: string;
  readonly start: number;
}

interface At {
  readonly span: ForeignSpan;
  readonly line: number;
  readonly columns: readonly string[] | undefined;
}

/**
 * Reads the brackets of CorefUD (https://ufal.mff.cuni.cz/corefud), which nest and cross. `e1[1/2]` is the first of two
 * fragments of one mention. They may go on over sentences.
 */
export class EntityReader {
  readonly #open = new Map<string, Open[]>();
  readonly #mentions: (EntityMention & { readonly spans: ForeignSpan[] })[] = [];
  readonly #faults: (readonly [line: number, reason: string])[] = [];
  readonly #parts = new Map<string, EntityMention & { readonly spans: ForeignSpan[] }>();

  read(brackets: string, { span, line, columns = usualColumns }: At): void {
    let stray: string | undefined;
    for (const [, opened, isClosed, closed] of brackets.matchAll(/\(([^()]+)(\))?|([^()]+)\)/gu)) {
      if (opened !== undefined) {
        const values = opened.split('-');
        const id = values[idColumn(columns)] ?? '';
        const open = { id, line, type: values[columns.indexOf('etype')] ?? '', start: span.start };
        if (isClosed !== undefined) this.#close(open, span.end);
        else {
          const same = this.#open.get(id);
          if (same) same.push(open);
          else this.#open.set(id, [open]);
        }
      } else if (closed !== undefined) {
        const open = this.#open.get(closed)?.pop();
        if (open) this.#close(open, span.end);
        else stray ??= closed;
      }
    }
    if (stray !== undefined) this.#faults.push([line, `the entity ${shown(stray)} is closed, and was not open`]);
  }

  /** In reading order. What was never closed, or has a part that another one has, is a fault. */
  finished(fault: (line: number, reason: string) => void): readonly EntityMention[] {
    for (const left of this.#open.values())
      for (const { id, line } of left) fault(line, `the entity ${shown(id)} is not closed`);
    for (const [line, reason] of this.#faults) fault(line, reason);
    return [...this.#mentions].sort((a, b) => compareSpans(envelope(a.spans), envelope(b.spans)));
  }

  #close({ id, line, type, start }: Open, end: number): void {
    const [, entity = id, part = ''] = /^(.*)\[(\d+)\/\d+\]$/su.exec(id) ?? [];
    const before = part === '' || part === '1' ? undefined : this.#parts.get(entity);
    if (part !== '' && part !== '1' && !before)
      this.#faults.push([line, `part ${part} of ${shown(entity)} comes before its first part, and stands alone`]);
    if (before) {
      before.spans.push({ start, end });
      return;
    }
    const mention = { key: `entity ${this.#mentions.length + 1}`, line, entity, type, spans: [{ start, end }] };
    this.#mentions.push(mention);
    if (part !== '') this.#parts.set(entity, mention);
  }
}

/** GUM calls it GRP; where it has no known name it is what comes first, since brackets are closed by it. */
function idColumn(columns: readonly string[]): number {
  return Math.max(0, columns.indexOf('eid'), columns.indexOf('GRP'));
}

function shown(id: string): string {
  return id.slice(0, 60).toWellFormed();
}
