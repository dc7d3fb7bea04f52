import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import { type DocumentRecord, titleOf } from '#shared/domain/document.ts';
import type { FoundAnnotation } from '#shared/api/answers.ts';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { decide } from '#shared/domain/decide/decide.ts';
import { type AnnotationId, type LabelId, Timestamp } from '#shared/domain/ids.ts';
import { lossesOf, type RelabelLosses } from '#shared/domain/relabelling.ts';
import { success } from '#shared/domain/result.ts';
import { envelope } from '#shared/domain/span.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { Handlers } from '../handlers.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { wordsAround } from './words-around.ts';

/** Queries over the annotations, the saved ones, and the register that they can ask for. */
export function queryHandlers(
  project: () => OpenProject | undefined,
): Handlers<'search.annotations' | 'search.annotation-ids' | 'queries.list' | 'entities.list'> {
  // A person goes through the pages of one answer, of which the rows that it holds are found once.
  let last: { readonly key: string; readonly open: OpenProject; readonly numbers: readonly number[] } | undefined;
  const numbersOf = (open: OpenProject, query: AnnotationQuery): readonly number[] => {
    const key = JSON.stringify([open.store.sequence(), query]);
    if (last?.key !== key || last.open !== open)
      last = { key, open, numbers: open.store.read.annotationNumbers(query) };
    return last.numbers;
  };

  return {
    'search.annotations': (input) => {
      const open = project();
      return open ? success(pageOf(open.store.read, numbersOf(open, input.query), input)) : noProject;
    },
    'search.annotation-ids': ({ query, among, labelId }) => {
      const open = project();
      if (!open) return noProject;
      const { read } = open.store;
      const wanted = among && new Set(among);
      const meant = read.annotationIds(query);
      const ids = wanted ? meant.filter((id) => wanted.has(id)) : meant;
      return success({ ids, ...lossesOfRelabelling(read, ids, labelId) });
    },
    'queries.list': () => {
      const open = project();
      return open ? success(open.store.read.queries()) : noProject;
    },
    'entities.list': () => {
      const open = project();
      return open ? success(listEntities(open.store.read)) : noProject;
    },
  };
}

function lossesOfRelabelling(
  read: ProjectReader,
  ids: readonly AnnotationId[],
  labelId: LabelId | undefined,
): RelabelLosses {
  if (labelId === undefined || ids.length === 0) return lossesOf([]);
  // Nothing new is made of it, and nothing is written.
  const context = { now: Timestamp.parse(new Date().toISOString()), newId: () => '' };
  const decided = decide(read, { type: 'annotation.edit', ids, labelId }, context);
  // What makes it impossible is told by the command itself.
  return lossesOf(decided.ok ? decided.value : []);
}

function pageOf(
  read: ProjectReader,
  numbers: readonly number[],
  { offset, limit }: InputOf<'search.annotations'>,
): OutputOf<'search.annotations'> {
  const documents = new Map<string, DocumentRecord | undefined>();
  const rows: FoundAnnotation[] = [];
  for (const annotation of read.annotationsNumbered(numbers.slice(offset, offset + limit))) {
    const { documentId } = annotation;
    if (!documents.has(documentId)) documents.set(documentId, read.document(documentId));
    const document = documents.get(documentId);
    if (!document) continue;
    const { before, after } = wordsAround(read.textOf(documentId), envelope(annotation.spans));
    rows.push({ annotation, documentName: document.name, documentTitle: titleOf(document), before, after });
  }
  return { total: numbers.length, rows };
}

const alphabetical = new Intl.Collator('en', { numeric: true });

function listEntities(read: ProjectReader): OutputOf<'entities.list'> {
  const entities = Array.from(read.entities(), ({ id, name, labelId }) => ({ id, name, labelId }));
  return entities.sort((a, b) => alphabetical.compare(a.name, b.name));
}
