import type { ConlluToken } from './parse-sentences.ts';

const tag = /^[BIESLUMW]-\S/u;

/** `1:VPC.full`, further on `1`; several are divided by `;`. */
const expressions = /^\d{1,9}(?::[^;\s]+)?(?:;\d{1,9}(?::[^;\s]+)?)*$/u;

/** Whether a cell of a column tells which expressions of several words its word is of, as PARSEME writes it. */
function isExpression(name: string, value: string): boolean {
  return name.endsWith(':MWE') && expressions.test(value);
}

/** By column, the tags of all tokens (`B-PER`, `O`), where any has one. */
export function columnTags(tokens: readonly ConlluToken[]): ReadonlyMap<string, readonly string[]> {
  const names = new Set(
    tokens.flatMap(({ more }) => [...more].flatMap(([name, value]) => (tag.test(value) ? name : []))),
  );
  const tagsIn = (name: string) =>
    tokens.map(({ more }) => {
      const value = more.get(name) ?? '';
      return tag.test(value) ? value : 'O';
    });
  return new Map([...names].map((name) => [name, tagsIn(name)]));
}

/** Whether a cell says something that is taken. */
export function isUnderstood(name: string, value: string): boolean {
  return value === 'O' || tag.test(value) || isExpression(name, value);
}

interface Expression {
  readonly column: string;
  readonly label: string;
  /** Numbers of its tokens in the sentence, as runs: half-open. */
  readonly runs: readonly (readonly [first: number, end: number])[];
}

/** The expressions of a sentence, each with its words, which need not stand together. */
export function expressionsIn(tokens: readonly ConlluToken[]): Expression[] {
  const found = new Map<string, { column: string; label: string; runs: [number, number][] }>();
  for (const [at, { more }] of tokens.entries())
    for (const [column, value] of more) {
      if (!isExpression(column, value)) continue;
      for (const part of value.split(';')) {
        const [number = '', label = ''] = part.split(/:(.*)/su);
        const key = `${column} ${number}`;
        const known = found.get(key) ?? { column, label: '', runs: [] };
        found.set(key, known);
        if (known.label === '') known.label = label;
        const last = known.runs.at(-1);
        if (last?.[1] === at) last[1] = at + 1;
        else known.runs.push([at, at + 1]);
      }
    }
  return [...found.values()];
}
