import type { Result } from '#shared/domain/result.ts';
import type { ReadDocument, ReadFile } from './parsed-document.ts';
import type { ReadAnnotations } from './read-annotations.ts';

/** What a reader answers: documents, and what is to be said about the file. */
export type Answered = Result<ReadFile | ReadAnnotations | object>;

/** So much is taken over from another process in a few milliseconds; a whole corpus in one message takes seconds. */
const PART = 2 ** 18;

/** An annotation as it is sent, with its names, in about as many units. */
const ANNOTATION = 300;

type Documents = readonly (ReadDocument | ReadAnnotations['corpus']['documents'][number])[];

/**
 * An answer in parts: documents of some hundred kilobytes each, and what remains, without them, as the last. Documents of
 * one file of an archive stay in one part, for they share its bytes.
 */
export function answerParts(answer: Answered): { readonly parts: readonly Documents[]; readonly last: Answered } {
  const documents = documentsIn(answer);
  if (!answer.ok || documents.length === 0) return { parts: [], last: answer };
  const parts: Documents[number][][] = [];
  let size = PART;
  let own: Uint8Array | undefined;
  for (const document of documents) {
    const bytes = 'own' in document ? document.own?.bytes : undefined;
    if (size >= PART && (bytes === undefined || bytes !== own)) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(document);
    size += sizeOf(document);
    own = bytes;
  }
  return { parts, last: { ok: true, value: withDocuments(answer.value, []) } };
}

/** The answer as it was, of its last part and the documents of all others. */
export function joinParts(last: Answered, documents: readonly unknown[]): Answered {
  // What was cut by `answerParts` is put together again.
  return last.ok && documents.length > 0
    ? { ok: true, value: withDocuments(last.value, documents as Documents) }
    : last;
}

function documentsIn(answer: Answered): Documents {
  if (!answer.ok) return [];
  const { value } = answer;
  if ('corpus' in value) return value.corpus.documents;
  return 'documents' in value ? value.documents : [];
}

function withDocuments(value: object, documents: Documents): object {
  if ('corpus' in value && typeof value.corpus === 'object')
    return { ...value, corpus: { ...value.corpus, documents } };
  return { ...value, documents };
}

function sizeOf(document: Documents[number]): number {
  if ('annotations' in document)
    return document.text.length + (document.annotations.length + document.links.length) * ANNOTATION;
  return document.content.text.length + document.content.blocks.length * ANNOTATION;
}
