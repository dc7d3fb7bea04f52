import { z } from 'zod';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { LinkChange } from '#shared/api/answers.ts';
import { alikeIn } from '#shared/domain/alike-change.ts';
import { changesOf, type KindCounts, recordKinds } from '#shared/domain/change-set.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { linkChangesOf } from '../link-ends.ts';

type History = OutputOf<'history.list'>;
type Entry = History['entries'][number];

/** More links than these are counted only. */
const LINKS_NAMED = 3;
/** To say what bulk steps did to all alike, each record is read; so many for a page, and the others are counted only. */
const RECORDS_READ = 10_000;

/** A page of the journal's entries, the latest first: of the project, or those that touched a document. */
export function listEntries(read: ProjectReader, { documentId, before, limit }: InputOf<'history.list'>): History {
  const { past } = read;
  const from = before ?? past.lastSequence() + 1;
  const found = past.sequences(documentId, { before: from, limit: limit + 1 });
  const sequences = found.slice(0, limit);
  const counts = documentId === null ? undefined : countsOf(read, documentId, sequences);
  const reading: Reading = { read, documentId, left: RECORDS_READ };
  const entries = sequences.map((sequence): Entry => {
    const { at, annotatorId, commandType, kind, summary } = past.entry(sequence);
    const touched = counts ? (counts.get(sequence) ?? []) : countsIn(summary);
    const told = toldOf(reading, { sequence, touched, whole: countsIn(summary) });
    return { sequence, at, by: past.nameOf(annotatorId), commandType, kind, counts: touched, ...told };
  });
  return { entries, more: found.length > limit };
}

interface Reading {
  readonly read: ProjectReader;
  readonly documentId: string | null;
  /** How many records may still be read for this page. */
  left: number;
}

interface Touching {
  readonly sequence: number;
  /** Of the document, and of the whole project. */
  readonly touched: readonly KindCounts[];
  readonly whole: readonly KindCounts[];
}

/** What an entry did to the document, as far as it can be told in a line or two. */
function toldOf(reading: Reading, { sequence, touched, whole }: Touching): Pick<Entry, 'change' | 'alike' | 'links'> {
  const { read, documentId } = reading;
  if (documentId === null) return { change: null, alike: null, links: [] };
  const own = sumOf(touched.filter(({ kind }) => kind !== 'link'));
  const isRead = own > 0 && own <= reading.left;
  if (isRead) reading.left -= own;
  const changes = isRead ? read.past.changesOfDocumentIn(documentId, sequence) : [];
  return {
    change: own === 1 ? (changes[0] ?? null) : null,
    alike: alikeIn(changesOf(changes, 'annotation')),
    links: linksTold(read, documentId, { sequence, touched, whole }),
  };
}

function linksTold(read: ProjectReader, documentId: string, { sequence, touched, whole }: Touching): LinkChange[] {
  const countIn = (counts: readonly KindCounts[]): number => sumOf(counts.filter(({ kind }) => kind === 'link'));
  if (countIn(touched) === 0 || countIn(whole) > LINKS_NAMED) return [];
  const isHere = (id: string): boolean => read.past.documentOfAnnotation(id) === documentId;
  return linkChangesOf(read, read.past.changesOfLinksIn(sequence)).filter(({ before, after }) =>
    [before, after].some((link) => link && (isHere(link.fromId) || isHere(link.toId))),
  );
}

function sumOf(counts: readonly KindCounts[]): number {
  return counts.reduce((sum, { added, updated, removed }) => sum + added + updated + removed, 0);
}

/** Every version of a record, the first one first; of an annotation also what happened to its links. */
export function versionsOf(
  read: ProjectReader,
  { kind, id }: InputOf<'history.of-record'>,
): OutputOf<'history.of-record'> {
  const { past } = read;
  const own = new Map(past.changesOf(kind, id).map(({ sequence, change }) => [sequence, change]));
  const links = Map.groupBy(kind === 'annotation' ? past.changesOfLinksAt(id) : [], ({ sequence }) => sequence);
  const sequences = [...new Set([...own.keys(), ...links.keys()])].sort((a, b) => a - b);
  return sequences.map((sequence) => {
    const entry = past.entry(sequence);
    const { at, commandType } = entry;
    const changes = (links.get(sequence) ?? []).map(({ change }) => change);
    return {
      sequence,
      at,
      by: past.nameOf(entry.annotatorId),
      commandType,
      kind: entry.kind,
      change: own.get(sequence) ?? null,
      links: linkChangesOf(read, changes),
    };
  });
}

function countsOf(
  { past }: ProjectReader,
  documentId: string,
  sequences: readonly number[],
): ReadonlyMap<number, KindCounts[]> {
  const bySequence = new Map<number, KindCounts[]>();
  const first = sequences[0];
  const last = sequences.at(-1);
  if (first === undefined || last === undefined) return bySequence;
  for (const { sequence, ...counts } of past.countsOf(documentId, { before: first + 1, from: last }))
    bySequence.set(sequence, [...(bySequence.get(sequence) ?? []), counts]);
  for (const counts of bySequence.values())
    counts.sort((a, b) => recordKinds.indexOf(a.kind) - recordKinds.indexOf(b.kind));
  return bySequence;
}

const Summary = z.partialRecord(z.enum(recordKinds), z.tuple([z.int(), z.int(), z.int()]));

/** What the entry says of itself; an entry of a repair says nothing. */
function countsIn(summary: string): KindCounts[] {
  const counts = Summary.parse(JSON.parse(summary));
  return recordKinds.flatMap((kind) => {
    const [added = 0, updated = 0, removed = 0] = counts[kind] ?? [];
    return counts[kind] ? [{ kind, added, updated, removed }] : [];
  });
}
