import { z } from 'zod';
import { separatedRows } from '../text/separated-rows.ts';
import { wikidataId } from './wikidata-id.ts';

// A file of ids of another register, one entry per line: a table with headings, or JSON lines as Wikidata has them.

/** What a line says. */
export interface IdRow {
  readonly name: string;
  readonly aliases: readonly string[];
  /** `wikidata`, or the name of another register. */
  readonly authority: string;
  readonly id: string;
  /** As the file calls it; empty where it says nothing. */
  readonly type: string;
}

export const idFaults = ['no-name', 'no-id', 'not-json', 'too-long'] as const;
export type IdFault = (typeof idFaults)[number];

export type IdLine =
  { readonly kind: 'row'; readonly row: IdRow } | { readonly kind: 'fault'; readonly fault: IdFault };

/** Longer lines are no entries: nobody has that many names. In UTF-16 units. */
export const LONGEST_LINE = 100_000;
const MOST_ALIASES = 200;

/** How the lines of a file are read; undefined where its first line has no headings that are known. */
export function idLineReader(
  first: string,
): { readonly isHeading: boolean; readonly read: (line: string) => IdLine } | undefined {
  if (first.trimStart().startsWith('{')) return { isHeading: false, read: jsonLine };
  for (const separator of ['\t', ',', ';']) {
    const columns = columnsIn(cellsOf(first, separator));
    if (columns) return { isHeading: true, read: (line) => tableLine(cellsOf(line, separator), columns) };
  }
  return undefined;
}

interface Columns {
  readonly name: number;
  readonly id: number;
  readonly aliases: number;
  readonly type: number;
  /** Of a column called after a register, whose ids need no name in front of them. */
  readonly authority: string | null;
}

const headings = {
  name: /^(?:name|label|title|itemlabel)$/u,
  aliases: /^(?:alias|aliases|other names?|also known as|itemaltlabel|altlabel)$/u,
  id: /^(?:id|qid|identifier|item|external_?ids?)$/u,
  authority: /^(?:wikidata|viaf|gnd|isni|orcid|lcnaf|lc|geonames|ror|isil)$/u,
  type: /^(?:type|kind|class|category|instance ?of)$/u,
};

function columnsIn(cells: readonly string[]): Columns | undefined {
  const said = cells.map((cell) => cell.trim().toLowerCase());
  const find = (heading: RegExp): number => said.findIndex((cell) => heading.test(cell));
  const plain = find(headings.id);
  const named = find(headings.authority);
  const name = find(headings.name);
  if (name < 0 || (plain < 0 && named < 0)) return undefined;
  return {
    name,
    id: plain >= 0 ? plain : named,
    aliases: find(headings.aliases),
    type: find(headings.type),
    authority: plain >= 0 ? null : (said[named] ?? null),
  };
}

function cellsOf(line: string, separator: string): readonly string[] {
  for (const cells of separatedRows(line, separator)) return cells;
  return [];
}

function tableLine(cells: readonly string[], columns: Columns): IdLine {
  const cell = (index: number): string => (cells[index] ?? '').replace(/\s+/gu, ' ').trim();
  const typed = cell(columns.id);
  const of = columns.authority;
  return rowOf({
    name: cell(columns.name),
    aliases: cell(columns.aliases).split(/[|;]/u),
    id: of === null || of === 'wikidata' || typed === '' ? typed : `${of}:${typed}`,
    type: cell(columns.type),
  });
}

const inLanguage = z.union([z.string(), z.object({ value: z.string() })]);
const Item = z.object({
  id: z.string(),
  name: z.string().optional(),
  label: z.string().optional(),
  labels: z.record(z.string(), inLanguage).optional(),
  aliases: z.union([z.array(z.string()), z.record(z.string(), z.union([inLanguage, z.array(inLanguage)]))]).optional(),
  type: z.string().optional(),
});

/** `{"id":"Q42","labels":{"en":{"value":"Douglas Adams"}},"aliases":{"en":[{"value":"DNA"}]}}`, or shorter. */
function jsonLine(line: string): IdLine {
  // The dump of Wikidata is one array with an item and a comma per line.
  const item = Item.safeParse(parsed(line.trim().replace(/,$/u, '')));
  if (!item.success) return { kind: 'fault', fault: 'not-json' };
  const { id, labels = {}, aliases = [], type = '' } = item.data;
  const names = [labels['en'], labels['mul'], ...Object.values(labels)].flatMap((one) => textsOf(one));
  const [first = '', ...others] = [item.data.name, item.data.label, ...names].filter((one) => one !== undefined);
  const also = Array.isArray(aliases) ? aliases : Object.values(aliases).flatMap((one) => textsOf(one));
  return rowOf({ name: first.trim(), aliases: [...others, ...also], id, type });
}

type InLanguage = z.infer<typeof inLanguage>;

function textsOf(given: InLanguage | readonly InLanguage[] | undefined): string[] {
  if (given === undefined) return [];
  if (typeof given === 'string') return [given];
  return 'value' in given ? [given.value] : given.flatMap((one) => textsOf(one));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Given {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly id: string;
  readonly type: string;
}

function rowOf({ name, aliases, id: typed, type }: Given): IdLine {
  if (name === '') return { kind: 'fault', fault: 'no-name' };
  const id = identifier(typed);
  if (!id) return { kind: 'fault', fault: 'no-id' };
  const others = new Set(aliases.map((alias) => alias.trim()).filter((alias) => alias !== '' && alias !== name));
  return { kind: 'row', row: { name, aliases: [...others].slice(0, MOST_ALIASES), ...id, type: type.trim() } };
}

/** "Q42", the address of its page, or "viaf:113230702". */
function identifier(typed: string): { readonly authority: string; readonly id: string } | undefined {
  const wikidata = wikidataId(typed.replace(/^wikidata:\s*/iu, ''));
  if (wikidata !== undefined) return { authority: 'wikidata', id: wikidata };
  const [, authority = '', id = ''] = /^([a-z][\w-]{0,49}):\s*(\S.{0,199})$/iu.exec(typed.trim()) ?? [];
  const of = authority.toLowerCase();
  return id === '' || ['http', 'https', 'wikidata'].includes(of) ? undefined : { authority: of, id };
}
