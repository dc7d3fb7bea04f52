import type { Span } from '../../domain/span.ts';

/** An annotation, or a fragment of one, at the rows that it stands in. */
export interface GridPiece {
  readonly type: string;
  readonly values: ReadonlyMap<string, string>;
  /** In reading order; never empty. */
  readonly units: readonly GridUnit[];
  /** Tells it apart where its place does not; 0 where it need not be. */
  id: number;
  /** A relation leads to it or away from it. */
  isEnd: boolean;
}

export interface GridRelation {
  readonly values: ReadonlyMap<string, string>;
  readonly from: GridPiece;
  readonly to: GridPiece;
}

/** A row: a token, or a part of one in which an annotation begins or ends. */
export class GridUnit implements Span {
  readonly start: number;
  readonly end: number;
  readonly stacks = new Map<string, GridPiece[]>();
  readonly relations: GridRelation[] = [];
  /** `1-2`, `1-2.1`; known when all annotations are placed. */
  number = '';

  constructor({ start, end }: Span) {
    this.start = start;
    this.end = end;
  }

  add(piece: GridPiece): void {
    const stack = this.stacks.get(piece.type);
    if (stack) stack.push(piece);
    else this.stacks.set(piece.type, [piece]);
  }
}

/** A token with its parts. */
interface GridToken {
  readonly whole: GridUnit;
  readonly parts: Map<string, GridUnit>;
}

/** The rows of a document, into which annotations are put. */
export class Grid {
  readonly #tokens: readonly GridToken[];
  readonly #pieces: GridPiece[] = [];

  constructor(tokens: readonly Span[]) {
    this.#tokens = tokens.map((token) => ({ whole: new GridUnit(token), parts: new Map() }));
  }

  get pieces(): readonly GridPiece[] {
    return this.#pieces;
  }

  /** Undefined where there is no token in the span. */
  place(span: Span, type: string, values: ReadonlyMap<string, string>): GridPiece | undefined {
    const units: GridUnit[] = [];
    for (let at = this.#firstEndingAfter(span.start); at < this.#tokens.length; at += 1) {
      const token = this.#tokens[at];
      if (!token || token.whole.start >= span.end) break;
      units.push(unitIn(token, span));
    }
    if (units.length === 0) return undefined;
    const piece: GridPiece = { type, values, units, id: 0, isEnd: false };
    for (const unit of units) unit.add(piece);
    this.#pieces.push(piece);
    return piece;
  }

  relate(relation: GridRelation): void {
    relation.from.isEnd = true;
    relation.to.isEnd = true;
    relation.to.units[0]?.relations.push(relation);
  }

  /** Ids for what would be mistaken for another: over several rows, stacked, or the end of a relation. */
  number(): void {
    let last = 0;
    for (const piece of this.#pieces) {
      const isStacked = piece.units.some(({ stacks }) => (stacks.get(piece.type)?.length ?? 0) > 1);
      if (piece.units.length > 1 || isStacked || piece.isEnd) piece.id = last += 1;
    }
  }

  /** The rows of the tokens from `first` on, each with its parts behind it, with their numbers. */
  rowsOf(sentence: number, first: number, count: number): GridUnit[] {
    return this.#tokens.slice(first, first + count).flatMap(({ whole, parts }, index) => {
      const inOrder = [...parts.values()].sort((a, b) => a.start - b.start || a.end - b.end);
      whole.number = `${sentence}-${index + 1}`;
      for (const [at, part] of inOrder.entries()) part.number = `${whole.number}.${at + 1}`;
      return [whole, ...inOrder];
    });
  }

  #firstEndingAfter(start: number): number {
    let low = 0;
    let high = this.#tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#tokens[middle]?.whole.end ?? 0) > start) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function unitIn({ whole, parts }: GridToken, span: Span): GridUnit {
  const start = Math.max(span.start, whole.start);
  const end = Math.min(span.end, whole.end);
  if (start === whole.start && end === whole.end) return whole;
  const key = `${start}-${end}`;
  const part = parts.get(key) ?? new GridUnit({ start, end });
  parts.set(key, part);
  return part;
}
