import type { DecidedRow, MatchRow, MatchSide } from '#shared/api/match-answers.ts';
import type { InputOf } from '#shared/api/contract.ts';
import { wordsOf } from '#shared/claims/arrange-rows.ts';
import type { AlikePair } from '#shared/claims/matches/propose-matches.ts';
import type { PlainTable } from '#shared/formats/csv/plain-table.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { Pauses } from '../pauses.ts';
import { decidedIn, type Queue, rowOf, waitingIn } from './matches.ts';

// Pairs of claims as they are exported. The columns are a contract: new ones stand behind those that are there.

type Cell = PlainTable['rows'][number][number];
type Question = Pick<InputOf<'claims.table'>, 'question' | 'pairs'>;

const pairColumns = ['score', 'suggestion', 'reasons', 'decision', 'link_id', 'decided_at'] as const;
const sideColumns = [
  'claim',
  'annotation_id',
  'speaker',
  'proposition',
  'proposition_id',
  'document',
  'document_id',
  'outlet',
  'date',
  'document_name',
] as const;

/** What is known of a pair: why it is alike, where it is among the likeliest of its claims; and what was decided. */
interface Pair {
  readonly from: MatchSide;
  readonly to: MatchSide;
  readonly alike: MatchRow | undefined;
  readonly decided: Pick<DecidedRow, 'linkId' | 'linkTypeId' | 'at'> | undefined;
}

const all = { minimum: 0, acrossOutlets: false, documentId: null, claimId: null, linkTypeId: null };

/** A row per pair: those that wait, the likeliest first, then those that were decided, the last decision first. */
export async function matchTable(
  queue: Queue,
  { question, pairs }: Question,
  read: ProjectReader,
): Promise<PlainTable> {
  const { linkTypeId, half, ...filter } = { half: undefined, ...all, ...pairs };
  const waiting = half === 'decided' ? [] : waitingIn(queue, filter);
  const decided = half === 'queue' ? [] : decidedIn(queue, { ...filter, linkTypeId });
  const words = wordsOf(question.filter);
  const alike = alikePairs(queue, decided);
  const pauses = new Pauses();
  const rows: Cell[][] = [];
  const add = async (pair: Pair): Promise<void> => {
    await pauses.take();
    if (holds(pair, words)) rows.push(cellsOf(pair, read));
  };
  for (const pair of waiting) {
    const row = rowOf(pair, queue, read);
    if (row) await add({ ...row, alike: row, decided: undefined });
  }
  for (const row of decided) {
    const pair = alike.get(keyOf(row.from.annotationId, row.to.annotationId));
    await add({ ...row, alike: pair && rowOf(pair, queue, read), decided: row });
  }
  const columns = [...pairColumns, ...['from', 'to'].flatMap((end) => sideColumns.map((name) => `${end}_${name}`))];
  return { columns, rows };
}

/** Of the decided pairs, those that the matcher found too. */
function alikePairs(
  { found, frames }: Queue,
  decided: readonly Pick<Pair, 'from' | 'to'>[],
): ReadonlyMap<string, AlikePair> {
  const wanted = new Set(decided.map(({ from, to }) => keyOf(from.annotationId, to.annotationId)));
  const alike = new Map<string, AlikePair>();
  if (wanted.size === 0) return alike;
  for (const pair of found.pairs) {
    const key = keyOf(frames[pair.from]?.claim.id ?? '', frames[pair.to]?.claim.id ?? '');
    if (wanted.has(key)) alike.set(key, pair);
  }
  return alike;
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function holds({ from, to }: Pair, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const sides = [from, to].flatMap(({ claim, speaker, proposition, title, outlet }) => [
    claim,
    speaker,
    proposition,
    title,
    outlet,
  ]);
  const text = sides.join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function cellsOf({ from, to, alike, decided }: Pair, read: ProjectReader): Cell[] {
  return [
    alike ? Math.round(alike.confidence * 1000) / 1000 : null,
    alike?.suggestion ?? null,
    alike?.reasons.map(reasonCell) ?? [],
    decided?.linkTypeId ?? null,
    decided?.linkId ?? null,
    decided?.at ?? null,
    ...sideCells(from, read),
    ...sideCells(to, read),
  ];
}

/** "words: levee, breach"; "other-numbers: 45.7 | 41", the first claim's before the second's; "speaker". */
function reasonCell({ kind, texts }: MatchRow['reasons'][number]): string {
  if (texts.length === 0) return kind;
  return `${kind}: ${texts.join(kind === 'other-numbers' ? ' | ' : ', ')}`;
}

function sideCells(side: MatchSide, read: ProjectReader): Cell[] {
  return [
    side.claim,
    side.annotationId,
    side.speaker,
    side.proposition,
    side.propositionId,
    side.title,
    side.documentId,
    side.outlet,
    side.date,
    // What `claims.csv` calls `document`.
    read.record('document', side.documentId)?.name ?? '',
  ];
}
