import { z } from 'zod';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { type KindCounts, recordKinds } from '#shared/domain/change-set.ts';
import type { ProjectReader } from '../store/project-reader.ts';

type History = OutputOf<'history.list'>;

/** A page of the journal's entries, the latest first: of the project, or those that touched a document. */
export function listEntries(read: ProjectReader, { documentId, before, limit }: InputOf<'history.list'>): History {
  const { past } = read;
  const from = before ?? past.lastSequence() + 1;
  const found = past.sequences(documentId, { before: from, limit: limit + 1 });
  const sequences = found.slice(0, limit);
  const counts = documentId === null ? undefined : countsOf(read, documentId, sequences);
  const entries = sequences.map((sequence) => {
    const { at, annotatorId, commandType, kind, summary } = past.entry(sequence);
    const touched = counts ? (counts.get(sequence) ?? []) : countsIn(summary);
    const alone = documentId !== null && sumOf(touched) === 1;
    const change = alone ? (past.changesOfDocumentIn(documentId, sequence)[0] ?? null) : null;
    return { sequence, at, by: past.nameOf(annotatorId), commandType, kind, counts: touched, change };
  });
  return { entries, more: found.length > limit };
}

function sumOf(counts: readonly KindCounts[]): number {
  return counts.reduce((sum, { added, updated, removed }) => sum + added + updated + removed, 0);
}

/** Every version of a record, the first one first. */
export function versionsOf(
  { past }: ProjectReader,
  { kind, id }: InputOf<'history.of-record'>,
): OutputOf<'history.of-record'> {
  return past.changesOf(kind, id).map(({ sequence, change }) => {
    const entry = past.entry(sequence);
    const { at, commandType } = entry;
    return { sequence, at, by: past.nameOf(entry.annotatorId), commandType, kind: entry.kind, change };
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
