import type { InputOf, OutputOf, SearchHit } from '#shared/api/contract.ts';
import { titleOf } from '#shared/domain/document.ts';
import { success } from '#shared/domain/result.ts';
import { type Span, splitsSurrogatePair } from '#shared/domain/span.ts';
import type { ProjectReader } from '../store/project-reader.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';
import { findPhrases, parseQuery, type Phrase, toMatchExpression } from './search-words.ts';

/** How much of the text is shown on either side of a hit, in UTF-16 units. */
const AROUND = 60;

export function searchHandlers(project: () => OpenProject | undefined): Handlers<'search.text'> {
  return {
    'search.text': (input) => {
      const open = project();
      return open ? success(search(open.store.read, input)) : noProject;
    },
  };
}

/** The index finds the documents, and their texts then give the exact places, which an index cannot know. */
function search(read: ProjectReader, { query, limit }: InputOf<'search.text'>): OutputOf<'search.text'> {
  const phrases = parseQuery(query);
  if (phrases.length === 0) return { hits: [], documents: 0, more: false };
  const documentIds = read.documentsMatching(toMatchExpression(phrases));
  const hits: SearchHit[] = [];
  for (const id of documentIds) {
    for (const hit of hitsIn(read, id, phrases)) {
      if (hits.length === limit) return { hits, documents: documentIds.length, more: true };
      hits.push(hit);
    }
  }
  return { hits, documents: documentIds.length, more: false };
}

function* hitsIn(read: ProjectReader, documentId: string, phrases: readonly Phrase[]): Generator<SearchHit> {
  const document = read.document(documentId);
  if (!document) return;
  const text = read.textOf(documentId);
  for (const span of findPhrases(text, phrases))
    yield { documentId: document.id, title: titleOf(document), span, ...wordsAround(text, span) };
}

function wordsAround(text: string, { start, end }: Span): { before: string; match: string; after: string } {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return {
    before: text.slice(splitsSurrogatePair(text, from) ? from + 1 : from, start),
    match: text.slice(start, end),
    after: text.slice(end, splitsSurrogatePair(text, to) ? to - 1 : to),
  };
}
