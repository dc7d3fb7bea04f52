import type { ForeignSpan } from '../exchange/foreign-corpus.ts';

/** A line of a `.ann` file, as far as it can be understood alone. */
export type AnnLine = { readonly place: string } & (
  | ({ readonly kind: 'text-bound'; readonly id: string; readonly type: string } & {
      readonly spans: readonly ForeignSpan[];
      /** Absent in files that leave the third column out. */
      readonly quote?: string;
    })
  | ({ readonly kind: 'event'; readonly id: string; readonly type: string } & {
      readonly trigger: string;
      readonly roles: readonly Role[];
    })
  | { readonly kind: 'relation'; readonly id: string; readonly type: string; readonly ends: readonly Role[] }
  | { readonly kind: 'equivalence'; readonly type: string; readonly members: readonly string[] }
  /** No value: it is there, and that is all. */
  | { readonly kind: 'attribute'; readonly name: string; readonly target: string; readonly value: string }
  | ({ readonly kind: 'normalisation'; readonly target: string } & {
      readonly authority: string;
      readonly id: string;
      readonly name: string;
    })
  | { readonly kind: 'note'; readonly type: string; readonly target: string; readonly text: string }
  | { readonly kind: 'fault'; readonly reason: string }
);

export interface Role {
  readonly role: string;
  readonly target: string;
}

export type AnnLineOf<Kind extends AnnLine['kind']> = Extract<AnnLine, { readonly kind: Kind }>;

/**
 * The lines of a `.ann` file (brat standoff, https://brat.nlplab.org/standoff.html), each with its number. Read
 * leniently where files of tools differ: blanks and tabs at the end, a missing text column, blanks for the tab after
 * an id. Lines end at LF alone, since texts may have other line ends in them; a CR before it belongs to it.
 */
export function* parseAnn(text: string): Generator<AnnLine> {
  let number = 0;
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end).replace(/\r$/, '');
    number += 1;
    at = end + 1;
    if (line.trim() !== '') yield parseLine(line, `line ${number}`);
  }
}

function parseLine(line: string, place: string): AnnLine {
  const [, id = '', data = ''] = /^(\S+)\s(.*)$/su.exec(line) ?? [];
  const parsed = parsers[id.charAt(0)]?.(id, data);
  return parsed ? { place, ...parsed } : { place, kind: 'fault', reason: `“${shortened(line)}” is no line of brat` };
}

type Parsed = AnnLine extends infer Line ? (Line extends AnnLine ? Omit<Line, 'place'> : never) : never;
type Parser = (id: string, data: string) => Parsed | undefined;

const attribute: Parser = (_id, data) => {
  const [, name = '', target, value = ''] = /^(\S+)\s+(\S+)(.*)$/su.exec(data) ?? [];
  return target === undefined ? undefined : { kind: 'attribute', name, target, value: value.trim() };
};

/** By the first character of the id. `M` is what older versions called attributes. */
const parsers: Readonly<Record<string, Parser>> = {
  T(id, data) {
    const [, type = '', places = '', quote] = /^(\S+)[ \t]+([\d ;]+)(?:\t(.*))?$/su.exec(data) ?? [];
    const spans = places.split(';').map((span) => {
      const [, start = '', end = ''] = /^ *(\d{1,15}) +(\d{1,15}) *$/.exec(span) ?? [];
      return { start: Number(start), end: end === '' ? Number.NaN : Number(end) };
    });
    if (spans.some(({ end }) => Number.isNaN(end))) return undefined;
    return { kind: 'text-bound', id, type, spans, ...(quote === undefined ? {} : { quote }) };
  },
  E(id, data) {
    const [head, ...roles] = rolesOf(data) ?? [];
    return head && { kind: 'event', id, type: head.role, trigger: head.target, roles };
  },
  R(id, data) {
    const [, type = '', rest = ''] = /^(\S+)\s+(.*)$/su.exec(data) ?? [];
    const ends = rolesOf(rest);
    return ends && ends.length > 0 ? { kind: 'relation', id, type, ends } : undefined;
  },
  '*'(_id, data) {
    const [type = '', ...members] = data.trim().split(/\s+/u);
    return members.length > 1 ? { kind: 'equivalence', type, members } : undefined;
  },
  A: attribute,
  M: attribute,
  N(_id, data) {
    const [, target, authority = '', id = '', name = ''] =
      /^\S+[ \t]+(\S+)[ \t]+([^\s:]+):(\S+) *(?:\t(.*))?$/su.exec(data) ?? [];
    return target === undefined ? undefined : { kind: 'normalisation', target, authority, id, name: name.trim() };
  },
  '#'(_id, data) {
    const [, type = '', target, text = ''] = /^(\S+)[ ]+(\S+)(?:[ ]*\t(.*))?$/su.exec(data) ?? [];
    return target === undefined ? undefined : { kind: 'note', type, target, text };
  },
};

/** `Merge-org:T3 Org-Arg:T1`; undefined where one of them is no pair. */
function rolesOf(data: string): Role[] | undefined {
  const roles: Role[] = [];
  for (const word of data.trim().split(/\s+/u)) {
    const colon = word.lastIndexOf(':');
    if (colon < 1 || colon === word.length - 1) return undefined;
    roles.push({ role: word.slice(0, colon), target: word.slice(colon + 1) });
  }
  return roles;
}

const LONGEST = 60;

function shortened(line: string): string {
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).toWellFormed()}…`;
}
