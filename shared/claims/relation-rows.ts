import type { RelationQuestion, RelationRow } from '../api/relation-methods.ts';
import type { Annotation } from '../domain/annotation.ts';
import { type Codebook, findLinkType } from '../domain/codebook.ts';
import { type DocumentRecord, titleOf } from '../domain/document.ts';
import { evidenceOf } from '../domain/link-evidence.ts';
import type { Link } from '../domain/link.ts';
import { shownQuote } from '../domain/shown-quote.ts';
import { envelope } from '../domain/span.ts';
import { arrangeRows } from './arrange-rows.ts';

export interface KnownRelations {
  readonly codebook: Codebook;
  readonly annotation: (id: string) => Annotation | undefined;
  readonly document: (id: string) => DocumentRecord | undefined;
  readonly annotatorName: (id: string) => string;
}

/** A link as a line of the list of all links; undefined where one of its ends is not there. */
export function relationRow(link: Link, known: KnownRelations): RelationRow | undefined {
  const [from, to] = [known.annotation(link.fromId), known.annotation(link.toId)];
  if (!from || !to) return undefined;
  const type = findLinkType(known.codebook, link.typeId);
  const article = ({ documentId }: Annotation): string => {
    const document = known.document(documentId);
    return document ? titleOf(document) : '';
  };
  const evidence = evidenceOf(link);
  return {
    linkId: link.id,
    typeId: link.typeId,
    type: type?.name ?? link.typeId,
    sign: type?.symmetric ? '↔' : '→',
    fromId: from.id,
    fromDocumentId: from.documentId,
    fromSpan: envelope(from.spans),
    from: shownQuote(from),
    fromArticle: article(from),
    toId: to.id,
    toDocumentId: to.documentId,
    toSpan: envelope(to.spans),
    to: shownQuote(to),
    toArticle: article(to),
    annotatorId: link.annotatorId,
    annotator: known.annotatorName(link.annotatorId),
    confidence: link.confidence,
    evidence: evidence.from.length + evidence.to.length,
    note: link.note,
  };
}

/** The lines that are asked for, in the order that is asked for. */
export function arrangeRelations(
  rows: readonly RelationRow[],
  { filter, linkTypeId, annotatorId, sort }: RelationQuestion,
): RelationRow[] {
  const wanted = rows.filter(
    (row) =>
      (linkTypeId === null || row.typeId === linkTypeId) && (annotatorId === null || row.annotatorId === annotatorId),
  );
  return arrangeRows(wanted, { filter, sort, group: null, groupOf: () => ({ key: '', name: '' }) });
}
