import { POS_TYPE, TOKEN_TYPE } from '../uima/layer-names.ts';
import { chainPlaceOf, splitCell, stackOf, type StackedCell, valueOf, withoutId } from './tsv-cells.ts';
import type { FoundLink, FoundSpan, TsvFault, TsvFindings, TsvUnit } from './tsv-model.ts';
import { RELATION_BASE, type TsvLayer } from './tsv3-header.ts';
import type { Tsv3File } from './tsv3-file.ts';

/** The other end of a link, which may stand further down in the file. */
interface Reference {
  readonly line: number;
  /** The number of the token or its part. */
  readonly unit: string;
  /** `0` where the place alone tells which annotation is meant. */
  readonly id: string;
  /** The type that it must have; empty for any. */
  readonly type: string;
}

/** The annotations of a type that begin or go on at a token. */
type Stack = FoundSpan[];

/** What the rows of a file of version 3 say, in the order of the file; links come when all annotations are known. */
export function findAnnotations({ layers, sentences }: Tsv3File, fault: TsvFault): TsvFindings {
  const finding = new Finding(layers, fault);
  for (const { units } of sentences) for (const unit of units) finding.add(unit);
  return finding.finished();
}

/** What is stacked in the cells of a layer. Links without roles have an empty cell before their targets. */
function cellsOf({ columns }: TsvLayer, { cells }: TsvUnit): (readonly StackedCell[] | undefined)[] {
  const stacks = columns.map(({ at }) => stackOf(cells[at] ?? ''));
  return stacks.map((stack, index) => {
    const isRole = columns[index]?.kind === 'role' && (cells[columns[index].at] ?? '') === '';
    return isRole ? stacks[index + 1]?.map(() => ({ raw: '', id: undefined })) : stack;
  });
}

class Finding {
  readonly #layers: readonly TsvLayer[];
  readonly #fault: TsvFault;
  readonly #spans: FoundSpan[] = [];
  readonly #units = new Map<string, TsvUnit>();
  readonly #inOrder: TsvUnit[] = [];
  /** By type and number of the token. */
  readonly #stacks = new ByType<Stack>();
  /** By type and id; ids are unique in the file since 3.3, and in a type before. */
  readonly #byId = new ByType<FoundSpan>();
  /** By id alone, for references to whatever has it. */
  readonly #anyById = new Map<string, FoundSpan[]>();
  readonly #tokens = new Map<string, FoundSpan>();
  readonly #chains = new ByType<Map<number, FoundSpan>>();
  /** What elements of chains say of their link to the next. */
  readonly #toNext = new Map<FoundSpan, string>();
  /** Links wait for their ends. */
  readonly #waiting: (() => FoundLink | undefined)[] = [];

  constructor(layers: readonly TsvLayer[], fault: TsvFault) {
    this.#layers = layers;
    this.#fault = fault;
  }

  add(unit: TsvUnit): void {
    if (this.#units.has(unit.id)) this.#fault(unit.line, `the number ${unit.id} is there twice`);
    else this.#units.set(unit.id, unit);
    this.#inOrder.push(unit);
    if (unit.cells.length === 0) return;
    for (const layer of this.#layers) {
      const columns = cellsOf(layer, unit);
      const stacked = Math.max(0, ...columns.map((cells) => cells?.length ?? 0));
      const depth = Math.min(stacked, DEEPEST);
      if (depth < stacked)
        this.#fault(unit.line, `${stacked} annotations are stacked in a cell, and ${depth} were read`);
      for (let at = 0; at < depth; at += 1) {
        const cells = columns.map((column) => column?.[at]);
        if (layer.kind === 'relation') this.#addRelation(layer, unit, cells);
        else if (layer.kind === 'chain') this.#addElement(layer, unit, cells);
        else this.#addSpan(layer, unit, cells);
      }
    }
  }

  finished(): TsvFindings {
    const links = this.#waiting.map((link) => link()).filter((link) => link !== undefined);
    return { spans: [...this.#spans, ...this.#tokens.values()], links: [...links, ...this.#chainLinks()] };
  }

  #addSpan(layer: TsvLayer, unit: TsvUnit, cells: readonly (StackedCell | undefined)[]): void {
    const { type, columns } = layer;
    // Behind the fillers of a slot stand their ids, not the annotation's.
    const id = cells.find((cell, index) => columns[index]?.kind !== 'target' && cell?.id !== undefined)?.id;
    const known = id === undefined ? undefined : this.#byId.get(type, id);
    const span = known ?? this.#newSpan(unit, type, false);
    if (known && this.#isApart(known, unit))
      this.#fault(unit.line, `${type} ${id} goes on here, behind words that it does not have: they became one`);
    if (known) known.units.push(unit);
    this.#put(span, unit);
    if (id !== undefined && !known) {
      this.#byId.set(type, id, span);
      const same = this.#anyById.get(id);
      if (same) same.push(span);
      else this.#anyById.set(id, [span]);
    }
    for (const [index, column] of columns.entries()) {
      const raw = cells[index]?.raw;
      if (raw === undefined) continue;
      const value = column.kind === 'feature' ? valueOf(raw) : undefined;
      if (column.kind === 'feature' && value !== undefined) {
        const before = span.values.get(column.feature);
        span.values.set(column.feature, before ?? value);
        if (before !== undefined && before !== value)
          this.#fault(unit.line, `${type} ${id} is “${before}” at line ${span.line}, and stays so`);
      }
      // The slots of an annotation over several tokens stand at each of them.
      if (column.kind === 'role' && !known) {
        const target = cells[index + 1];
        this.#addSlot(layer, span, { feature: column.feature, roles: raw, targets: target, unit });
      }
    }
  }

  /** Whether a whole token lies between the annotation so far and this one. */
  #isApart({ units }: FoundSpan, unit: TsvUnit): boolean {
    const last = units.at(-1);
    if (!last) return false;
    for (let at = this.#inOrder.length - 1; at >= 0; at -= 1) {
      const between = this.#inOrder[at];
      if (!between || between.end <= last.end) return false;
      if (between.start >= last.end && between.end <= unit.start && between.end > between.start) return true;
    }
    return false;
  }

  #addSlot(
    { bases }: TsvLayer,
    span: FoundSpan,
    {
      feature,
      roles,
      targets,
      unit,
    }: {
      readonly feature: string;
      readonly roles: string;
      readonly targets: StackedCell | undefined;
      readonly unit: TsvUnit;
    },
  ): void {
    const { line } = unit;
    // What looks like the id of the whole belongs to the last filler.
    const whole = targets === undefined ? '' : targets.raw + (targets.id === undefined ? '' : `[${targets.id}]`);
    if (valueOf(whole) === undefined || whole === '') return;
    const names = splitCell(roles, ';');
    const fillers = splitCell(whole, ';');
    if (names.length !== fillers.length)
      this.#fault(line, `the slot “${feature}” has ${names.length} roles and ${fillers.length} targets`);
    for (const [index, filler] of fillers.entries()) {
      const { raw, id = '0' } = withoutId(filler);
      if (valueOf(raw) === undefined) continue;
      const role = valueOf(names[index] ?? '');
      const reference = { line, unit: raw, id, type: bases.get(feature) ?? '' };
      this.#waiting.push(() => {
        const to = this.#find(reference);
        return to && { kind: 'slot', line, from: span, to, feature, role };
      });
    }
  }

  #addRelation({ type, columns, bases }: TsvLayer, unit: TsvUnit, cells: readonly (StackedCell | undefined)[]): void {
    const { line } = unit;
    const source = cells[columns.findIndex(({ kind }) => kind === 'source')];
    const values = new Map<string, string>();
    for (const [index, column] of columns.entries()) {
      const value = column.kind === 'feature' ? valueOf(cells[index]?.raw ?? '*') : undefined;
      if (column.kind === 'feature' && value !== undefined) values.set(column.feature, value);
    }
    if (!source || valueOf(source.raw) === undefined) {
      this.#fault(line, `a relation of ${type} does not say where it comes from`);
      return;
    }
    const [from = '0', to = '0'] = source.id?.split('_') ?? [];
    const base = bases.get(RELATION_BASE) ?? '';
    this.#waiting.push(() => {
      const begins = this.#find({ line, unit: source.raw, id: from, type: base });
      const leads = begins && this.#find({ line, unit: unit.id, id: to, type: base });
      return begins && leads && { kind: 'relation', line, type, values, from: begins, to: leads };
    });
  }

  #addElement({ type, columns }: TsvLayer, unit: TsvUnit, cells: readonly (StackedCell | undefined)[]): void {
    const cellOf = (kind: 'chain-type' | 'chain-relation') =>
      cells[columns.findIndex((column) => column.kind === kind)];
    const place = chainPlaceOf(cellOf('chain-relation')?.raw ?? '');
    if (!place) {
      this.#fault(unit.line, `an element of ${type} does not say its place in a chain`);
      return;
    }
    const chain = this.#chains.get(type, place.chain) ?? new Map<number, FoundSpan>();
    this.#chains.set(type, place.chain, chain);
    const known = chain.get(place.index);
    const span = known ?? this.#newSpan(unit, type, true);
    chain.set(place.index, span);
    this.#put(span, unit);
    if (known) {
      known.units.push(unit);
      return;
    }
    const relation = valueOf(place.raw);
    const said = valueOf(cellOf('chain-type')?.raw ?? '*');
    if (relation !== undefined) this.#toNext.set(span, relation);
    if (said !== undefined) span.values.set('referenceType', said);
  }

  #chainLinks(): FoundLink[] {
    return [...this.#chains.values()].flatMap((chain) => {
      const elements = [...chain].sort(([a], [b]) => a - b).map(([, span]) => span);
      return elements.slice(1).map((to, index): FoundLink => {
        const from = elements[index] ?? to;
        const { line, type } = from;
        return { kind: 'chain', line, type, from, to, relation: this.#toNext.get(from) };
      });
    });
  }

  #newSpan(unit: TsvUnit, type: string, isChain: boolean): FoundSpan {
    const span = { key: `${this.#spans.length + 1}`, line: unit.line, type, isChain, units: [unit], values: new Map() };
    this.#spans.push(span);
    return span;
  }

  #put(span: FoundSpan, unit: TsvUnit): void {
    const stack = this.#stacks.get(span.type, unit.id);
    if (stack) stack.push(span);
    else this.#stacks.set(span.type, unit.id, [span]);
  }

  /** Undefined, and a fault, where nothing is there. */
  #find(reference: Reference): FoundSpan | undefined {
    const found =
      reference.id !== '0'
        ? this.#withId(reference)
        : reference.type === ''
          ? this.#only(reference)
          : this.#at(reference);
    if (!found)
      this.#fault(
        reference.line,
        `nothing ${reference.type === '' ? '' : `of ${reference.type} `}is at ${reference.unit}${reference.id === '0' ? '' : ` with the number ${reference.id}`}`,
      );
    return found;
  }

  #withId({ id, type, unit }: Reference): FoundSpan | undefined {
    const all = this.#anyById.get(id) ?? [];
    const there = all.filter(({ units }) => units.some((one) => one.id === unit));
    return there.find((span) => span.type === type) ?? there[0] ?? (type === '' ? all[0] : this.#byId.get(type, id));
  }

  /** The one annotation of the type at the place; a token where relations are between tokens. */
  #at({ type, unit }: Reference): FoundSpan | undefined {
    const first = this.#stacks.get(type, unit)?.[0];
    return first ?? (type === TOKEN_TYPE || type === POS_TYPE ? this.#tokenAt(unit) : undefined);
  }

  /** Files of other programs leave out the number where only one annotation is at the place. */
  #only({ unit }: Reference): FoundSpan | undefined {
    const there = new Set<FoundSpan>();
    for (const { type, kind } of this.#layers)
      if (kind !== 'relation') for (const span of this.#stacks.get(type, unit) ?? []) there.add(span);
    return there.size === 1 ? [...there][0] : undefined;
  }

  #tokenAt(id: string): FoundSpan | undefined {
    const pos = this.#stacks.get(POS_TYPE, id)?.[0];
    if (pos) return pos;
    const known = this.#tokens.get(id);
    const unit = this.#units.get(id);
    if (known || !unit) return known;
    const token = {
      key: `token ${id}`,
      line: unit.line,
      type: TOKEN_TYPE,
      isChain: false,
      units: [unit],
      values: new Map(),
    };
    this.#tokens.set(id, token);
    return token;
  }
}

/** Of one cell; a real one has a handful. */
const DEEPEST = 10_000;

/** Values by a type and something that is unique in it. */
class ByType<Value> {
  readonly #types = new Map<string, Map<string, Value>>();

  get(type: string, key: string): Value | undefined {
    return this.#types.get(type)?.get(key);
  }

  set(type: string, key: string, value: Value): void {
    const own = this.#types.get(type) ?? new Map<string, Value>();
    this.#types.set(type, own);
    own.set(key, value);
  }

  *values(): Generator<Value> {
    for (const own of this.#types.values()) yield* own.values();
  }
}
