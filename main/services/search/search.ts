import type { InputOf } from '#shared/api/contract.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { MatchingDocument } from '../../store/contents-table.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { Concordance } from './concordance.ts';
import type { Handlers } from '../handlers.ts';
import { toCandidateExpression } from './occurrence-words.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { parseQuery, type Phrase, toMatchExpression } from './search-words.ts';

type Question = InputOf<'search.kwic-places'>;

/** Searches through the texts. The last one is kept; one that is no longer waited for stops. */
export function searchHandlers(project: () => OpenProject | undefined): Handlers<'search.kwic' | 'search.kwic-places'> {
  let kept:
    { readonly key: string; readonly open: OpenProject; readonly found: Promise<Result<Concordance>> } | undefined;

  const concordanceOf = async ({ query, options, documentId }: Question): Promise<Result<Concordance>> => {
    const open = project();
    if (!open) return noProject;
    const phrases = parseQuery(query).map((phrase) => (options.wholeWord ? phrase : { ...phrase, prefix: true }));
    if (phrases.length === 0) return failure('search/no-words');
    const { read } = open.store;
    const documents = candidatesFor(read, { phrases, options, documentId });
    // Texts never change, so the hits in them stay right as long as the documents are these.
    const key = JSON.stringify([query, options, documents]);
    if (kept?.key !== key || kept.open !== open) {
      const isWanted = () => kept?.key === key && project() === open;
      kept = { key, open, found: Concordance.find({ read, documents, phrases, options, isWanted }) };
    }
    const { found } = kept;
    const result = await found.catch((error: unknown) => {
      forget(found);
      throw error;
    });
    if (!result.ok) forget(found);
    return result;
  };

  /** What came to nothing is not kept, so that asking again tries again. */
  const forget = (found: Promise<Result<Concordance>>): void => {
    if (kept?.found === found) kept = undefined;
  };

  return {
    'search.kwic': async ({ sort, offset, limit, ...question }) => {
      const found = await concordanceOf(question);
      if (!found.ok) return found;
      const { total, documents, hits } = found.value;
      const lines = await found.value.lines(sort, offset, offset + limit);
      return lines.ok ? success({ lines: lines.value, total, documents, listed: hits.length }) : lines;
    },
    'search.kwic-places': async (question) => {
      const found = await concordanceOf(question);
      if (!found.ok) return found;
      const places = found.value.hits.map(({ documentId, span }) => ({
        documentId: DocumentId.parse(documentId),
        span,
      }));
      return success({ places });
    },
  };
}

interface Wanted extends Pick<Question, 'options' | 'documentId'> {
  readonly phrases: readonly Phrase[];
}

/** The documents that may have hits: as few as the index can tell, which knows nothing of words without blanks. */
function candidatesFor(read: ProjectReader, { phrases, options, documentId }: Wanted): readonly MatchingDocument[] {
  const indexed = phrases.filter(({ unspaced }) => unspaced === undefined);
  if (indexed.length > 0) return read.documentsMatching(expressionOf(indexed, options), documentId);
  const documents = read.documents().filter(({ id }) => documentId === null || id === documentId);
  return documents.map(({ id, contentId, metadata }) => ({ id, contentId, language: metadata.language }));
}

/** What finds the documents: all of them that have hits, and with endings some that have none. */
function expressionOf(phrases: readonly Phrase[], options: Question['options']): string {
  if (!options.inflected) return toMatchExpression(phrases);
  const expressions = phrases.map((phrase) => {
    const forms = phrase.prefix ? undefined : toCandidateExpression(phrase.typed.join(' '), options);
    return forms ?? toMatchExpression([phrase]);
  });
  return expressions.join(' AND ');
}
