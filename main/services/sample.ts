import { Command } from '#shared/domain/command.ts';
import type { DocumentContent } from '#shared/domain/document.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { sampleArticles } from '../sample/articles.ts';
import type { SampleAnnotation, SampleArticle } from '../sample/sample-article.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Host } from './host.ts';

interface Target {
  readonly store: ProjectStore;
  readonly annotatorId: string;
  readonly host: Host;
}

/** Fills a new project with the sample articles, through the same reader as any import. Nothing of it can be undone. */
export async function addSample(target: Target): Promise<Result<undefined>> {
  for (const article of sampleArticles) {
    const added = await addArticle(article, target);
    if (!added.ok) return added;
  }
  return success(undefined);
}

async function addArticle(article: SampleArticle, target: Target): Promise<Result<undefined>> {
  const { store, host } = target;
  const bytes = new TextEncoder().encode(article.source);
  const answer = await host.readDocument({ fileName: article.fileName, bytes });
  if (!answer.ok) return answer;
  const { content, metadata, mediaType, encoding, encodingBasis } = answer.value;
  const put = store.putContent(content, bytes);
  if (!put.ok) return put;
  const documentId = host.newCommandId();
  const { contentId, sha256 } = put.value;
  const source = { fileName: article.fileName, mediaType, encoding, encodingBasis, byteLength: bytes.length, sha256 };
  const added = runQuietly(target, {
    type: 'document.add',
    document: {
      id: documentId,
      name: article.fileName,
      metadata: { ...metadata, ...article.metadata },
      fields: {},
      contentId,
      length: content.text.length,
      source,
    },
  });
  if (!added.ok) return added;
  for (const annotation of article.annotations) {
    const command = createCommand(annotation, { documentId, content, annotatorId: target.annotatorId });
    const created = command ? runQuietly(target, command) : success(undefined);
    if (!created.ok) return created;
    if (!command) host.log.info(`The sample's "${annotation.quote}" is not in ${article.fileName}.`);
  }
  return success(undefined);
}

function createCommand(
  annotation: SampleAnnotation,
  place: { readonly documentId: string; readonly content: DocumentContent; readonly annotatorId: string },
): object | undefined {
  const start = findOccurrence(place.content.text, annotation.quote, annotation.occurrence ?? 1);
  if (start === undefined) return undefined;
  return {
    type: 'annotation.create',
    documentId: place.documentId,
    labelId: annotation.label,
    spans: [{ start, end: start + annotation.quote.length }],
    annotatorId: place.annotatorId,
    ...(annotation.attributes ? { attributes: annotation.attributes } : {}),
    ...(annotation.note === undefined ? {} : { note: annotation.note }),
  };
}

function runQuietly({ store, annotatorId, host }: Target, command: object): Result<unknown> {
  // Parsed as any other command: the sample's labels and attributes are plain strings.
  return store.run({ id: host.newCommandId(), command: Command.parse(command), annotatorId, outsideHistory: true });
}

/** Counted from 1; occurrences may overlap. */
function findOccurrence(text: string, quote: string, occurrence: number): number | undefined {
  let start = -1;
  for (let seen = 0; seen < occurrence; seen += 1) {
    start = text.indexOf(quote, start + 1);
    if (start < 0) return undefined;
  }
  return start;
}
