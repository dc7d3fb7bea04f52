import type { FoundLink, FoundSpan, TsvFault, TsvFindings, TsvUnit } from './tsv-model.ts';
import { POS_TYPE, TOKEN_TYPE } from '../uima/layer-names.ts';
import { numberedLines } from './tsv3-file.ts';
import type { OldSentence, OldToken } from './tsv-old-text.ts';

/** A layer of the header ` # type | feature | AttachTo=type`. */
interface Layer {
  readonly type: string;
  /** The columns of its features, in the order of the file. */
  readonly features: readonly { readonly name: string; readonly at: number }[];
  /** The column with the tokens that relations come from, and what they lead between. */
  readonly attach: { readonly type: string; readonly at: number } | undefined;
}

interface Tsv2File {
  readonly layers: readonly Layer[];
  readonly sentences: readonly OldSentence[];
}

/** ` # webanno.custom.Name | value # webanno.custom.Other | value`: the first line of version 2. */
export const tsv2Header = /^\s*#\s*[A-Za-z]\w*(?:\.[A-Za-z]\w*)+\s*(?:\||#|$)/;

export function parseTsv2(text: string, fault: TsvFault): Tsv2File {
  const layers: Layer[] = [];
  const sentences: { line: number; text: string | undefined; tokens: OldToken[] }[] = [];
  let width = 0;
  let isOpen = false;
  const open = (line: number, words: string | undefined) => {
    sentences.push({ line, text: words, tokens: [] });
    isOpen = true;
  };
  for (const [raw, number] of numberedLines(text)) {
    const line = raw.trim();
    const last = sentences.at(-1);
    if (line === '') isOpen = isOpen && (last?.tokens.length ?? 0) === 0;
    else if (line.startsWith('#text=')) open(number, raw.trimStart().slice('#text='.length).replaceAll(/\s+$/gu, ''));
    else if (line.startsWith('#id=')) isOpen = false;
    else if (line.startsWith('#')) {
      for (const layer of parseLayers(line, width)) {
        layers.push(layer);
        width += layer.features.length + Number(layer.attach !== undefined);
      }
    } else {
      const [id = '', word, ...cells] = raw.trimStart().split('\t');
      // A sentence with a line end in it goes on in lines of its own.
      if (word === undefined || !/^\d+-\d+$/.test(id)) {
        if (!isOpen || (last?.tokens.length ?? 0) > 0) fault(number, 'it is no token with its number and its columns');
        continue;
      }
      const count = cells.at(-1) === '' && cells.length > width ? cells.length - 1 : cells.length;
      if (count !== width) fault(number, `it has ${count} columns of annotations, and the header declares ${width}`);
      if (!isOpen) open(number, undefined);
      sentences.at(-1)?.tokens.push({ id, line: number, text: word, cells: count < width ? [] : cells });
    }
  }
  return { layers, sentences: sentences.filter(({ tokens }) => tokens.length > 0) };
}

function parseLayers(line: string, first: number): Layer[] {
  let at = first;
  return line
    .split('#')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [type = '', ...fields] = part.split('|').map((field) => field.trim());
      const features: { name: string; at: number }[] = [];
      let attach: Layer['attach'];
      for (const field of fields.filter((one) => one !== '')) {
        if (field.startsWith('AttachTo=')) attach = { type: field.slice('AttachTo='.length), at };
        else features.push({ name: field, at });
        at += 1;
      }
      return { type, features, attach };
    });
}

/**
 * In version 2 an annotation over several tokens is `B-PER` and `I-PER`, on one token it is the value alone; the place
 * in the stack tells which one goes on. A value that begins with the type's name is none.
 */
export function findTsv2Annotations(layers: readonly Layer[], units: readonly TsvUnit[], fault: TsvFault): TsvFindings {
  const finding = new Finding(units, fault);
  for (const unit of units)
    for (const layer of layers)
      if (unit.cells.length > 0) {
        if (layer.attach) finding.addRelations(layer, layer.attach, unit);
        else finding.addSpans(layer, unit);
      }
  return finding.finished();
}

class Finding {
  readonly #fault: TsvFault;
  readonly #tokens: ReadonlyMap<string, TsvUnit>;
  readonly #spans: FoundSpan[] = [];
  /** The first of a type at a token. */
  readonly #at = new Map<string, FoundSpan>();
  /** Annotations of a type that may go on at the next token, by their place in the stack. */
  readonly #open = new Map<string, (FoundSpan | undefined)[]>();
  readonly #waiting: (() => FoundLink | undefined)[] = [];

  constructor(units: readonly TsvUnit[], fault: TsvFault) {
    this.#fault = fault;
    this.#tokens = new Map(units.map((unit) => [unit.id, unit]));
  }

  finished(): TsvFindings {
    const links = this.#waiting.map((link) => link()).filter((link) => link !== undefined);
    return { spans: this.#spans, links };
  }

  addRelations({ type, features }: Layer, attach: { readonly type: string; readonly at: number }, unit: TsvUnit): void {
    const { line } = unit;
    for (const [index, source] of stackAt(unit, attach.at).entries()) {
      if (source === '_' || source === 'O') continue;
      const said = features.flatMap(({ name, at }) => {
        const value = plainValue(stackAt(unit, at)[index] ?? '_', type);
        return value === undefined ? [] : [[name, value] as const];
      });
      this.#waiting.push(() => {
        const from = this.#find(attach.type, source, line);
        const to = this.#find(attach.type, unit.id, line);
        return from && to && { kind: 'relation', line, type, values: new Map(said), from, to };
      });
    }
  }

  addSpans({ type, features }: Layer, unit: TsvUnit): void {
    const before = this.#open.get(type) ?? [];
    const here: (FoundSpan | undefined)[] = [];
    const open: (FoundSpan | undefined)[] = [];
    for (const { name, at } of features)
      for (const [index, cell] of stackAt(unit, at).entries()) {
        if (cell === '_' || cell === 'O' || /^[BIO]-_$/.test(cell)) continue;
        const span = here[index] ?? this.#goOn(cell.startsWith('I-') ? before[index] : undefined, unit, type);
        here[index] = span;
        if (/^[BI]-/.test(cell)) open[index] = span;
        const value = plainValue(cell, type);
        if (value !== undefined && !span.values.has(name)) span.values.set(name, value);
      }
    this.#open.set(type, open);
    const first = here.find((span) => span !== undefined);
    if (first) this.#at.set(`${type} ${unit.id}`, first);
  }

  #goOn(span: FoundSpan | undefined, unit: TsvUnit, type: string): FoundSpan {
    if (!span) return this.#make(type, unit);
    span.units.push(unit);
    return span;
  }

  #make(type: string, unit: TsvUnit): FoundSpan {
    const span = {
      key: `${this.#spans.length + 1}`,
      line: unit.line,
      type,
      isChain: false,
      units: [unit],
      values: new Map(),
    };
    this.#spans.push(span);
    return span;
  }

  /** The end of a relation: a token itself, where relations are between tokens and it has nothing else. */
  #find(type: string, id: string, line: number): FoundSpan | undefined {
    const isToken = type === TOKEN_TYPE || type === POS_TYPE;
    const known = this.#at.get(`${isToken ? POS_TYPE : type} ${id}`) ?? this.#at.get(`${TOKEN_TYPE} ${id}`);
    const unit = this.#tokens.get(id);
    if (known) return known;
    if (!unit || !isToken) {
      this.#fault(line, `nothing of ${type} is at ${id}`);
      return undefined;
    }
    const token = this.#make(TOKEN_TYPE, unit);
    this.#at.set(`${TOKEN_TYPE} ${id}`, token);
    return token;
  }
}

function stackAt({ cells }: TsvUnit, at: number): string[] {
  return (cells[at] ?? '_').split('|');
}

function plainValue(cell: string, type: string): string | undefined {
  const value = cell.replace(/^[BI]-/, '');
  return value === '_' || value === 'O' || value === '' || value.startsWith(type) ? undefined : value;
}
