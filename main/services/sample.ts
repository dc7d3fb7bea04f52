import { Command } from '#shared/domain/command.ts';
import type { DocumentContent } from '#shared/domain/document.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { sampleArticles } from '../sample/articles.ts';
import { findEnd } from '../sample/find-end.ts';
import { type SampleEnd, type SampleLink, sampleLinks } from '../sample/links.ts';
import { samplePropositions } from '../sample/propositions.ts';
import type { SampleAnnotation, SampleArticle } from '../sample/sample-article.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { type Host, onlyDocument } from './host.ts';

interface Target {
  readonly store: ProjectStore;
  readonly annotatorId: string;
  readonly host: Host;
}

/** The ids of the annotations that were made. */
type MadeAnnotations = Map<SampleAnnotation, string>;

/** Fills a new project with the sample articles, through the same reader as any import. Nothing of it can be undone. */
export async function addSample(target: Target): Promise<Result<undefined>> {
  const made: MadeAnnotations = new Map();
  for (const article of sampleArticles) {
    const added = await addArticle(article, target, made);
    if (!added.ok) return added;
  }
  for (const link of sampleLinks) {
    const linked = addLink(link, target, made);
    if (!linked.ok) return linked;
  }
  for (const { statement, claims } of samplePropositions) {
    const claimIds = claims.flatMap((end) => idOf(end, made) ?? []);
    const created = runQuietly(target, { type: 'proposition.create', statement, claimIds });
    if (!created.ok) return created;
  }
  return success(undefined);
}

function idOf(end: SampleEnd, made: MadeAnnotations): string | undefined {
  const annotation = findEnd(sampleArticles, end);
  return annotation && made.get(annotation);
}

function addLink({ type, from, to }: SampleLink, target: Target, made: MadeAnnotations): Result<unknown> {
  const [fromId, toId] = [from, to].map((end) => idOf(end, made));
  if (fromId === undefined || toId === undefined) {
    target.host.log.info(`The sample's link from "${from[1]}" to "${to[1]}" lacks an end.`);
    return success(undefined);
  }
  return runQuietly(target, { type: 'link.add', linkTypeId: type, fromId, toId, annotatorId: target.annotatorId });
}

async function addArticle(article: SampleArticle, target: Target, made: MadeAnnotations): Promise<Result<undefined>> {
  const { store, host } = target;
  const bytes = new TextEncoder().encode(article.source);
  const answer = onlyDocument(await host.readFile({ fileName: article.fileName, bytes }), article.fileName);
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
    const id = host.newCommandId();
    const created = command ? runQuietly(target, command, id) : success(undefined);
    if (!created.ok) return created;
    // An annotation has the id of the command that made it: the first that idsFrom gives.
    if (command) made.set(annotation, id);
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

function runQuietly({ store, annotatorId, host }: Target, command: object, id = host.newCommandId()): Result<unknown> {
  // Parsed as any other command: the sample's labels and attributes are plain strings.
  return store.run({ id, command: Command.parse(command), annotatorId, outsideHistory: true });
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
