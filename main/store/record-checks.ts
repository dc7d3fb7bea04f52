import type { Annotation } from '#shared/domain/annotation.ts';
import { recordKinds, recordSchemas } from '#shared/domain/change-set.ts';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import { type DocumentRecord, isCarriedFromNothing } from '#shared/domain/document.ts';
import { doubtsAbout } from '#shared/domain/entity-doubts.ts';
import { findContradictions } from '#shared/domain/exclusive-relations.ts';
import type { Link } from '#shared/domain/link.ts';
import { evidenceOf, linkSides, standsIn } from '#shared/domain/link-evidence.ts';
import { type Misfit, misfitsIn } from '#shared/domain/misfits.ts';
import { findSpanFault, quoteOf } from '#shared/domain/span.ts';
import { translate } from '#shared/locales/translate.ts';
import type { Finding } from './finding.ts';
import type { ProjectReader } from './project-reader.ts';
import { recordTable, type Tables } from './tables.ts';

/** Whether the records mean something: each is of its schema, stands where it says, and points at what is there. */
export function* findRecordFaults(tables: Tables, read: ProjectReader): Generator<Finding> {
  for (const kind of recordKinds)
    for (const record of recordTable(tables.records, kind).iterate()) {
      const parsed = recordSchemas[kind].safeParse(record);
      if (parsed.success) continue;
      const detail = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      yield { code: 'record-shape', where: `${kind} ${record.id}`, detail };
    }
  const codebook = read.codebook();
  const names = new Set<string>();
  for (const document of read.documents()) {
    const where = `document ${document.id}`;
    if (names.has(document.name)) yield { code: 'name-twice', where, detail: `Another is called "${document.name}".` };
    names.add(document.name);
    yield* findDocumentFaults(document, read);
    yield* findVersionFaults(document, read);
    yield* findAnnotationFaults(document, { read, codebook });
    const misfits = misfitsIn(codebook.documentAttributes ?? [], document.fields);
    // Documents may have fields that nobody defined.
    yield* valueFindings(
      where,
      misfits.filter(({ definition }) => definition),
    );
  }
  const types = new Map(codebook.linkTypes.map((type) => [type.id, type]));
  const seen = new Set<string>();
  for (const link of tables.records.link.iterate()) {
    yield* valueFindings(`link ${link.id}`, misfitsIn(types.get(link.typeId)?.attributes ?? [], link.attributes));
    yield* findEvidenceFaults(link, read);
    const where = `link ${link.id}`;
    const type = types.get(link.typeId);
    if (!type) yield { code: 'link', where, detail: `The codebook has no link type "${link.typeId}".` };
    if (link.fromId === link.toId) yield { code: 'link', where, detail: 'It links an annotation to itself.' };
    const key = `${link.typeId} ${link.fromId} ${link.toId}`;
    if (seen.has(key)) yield { code: 'link', where, detail: 'Another link says the same of the same ends.' };
    seen.add(key);
  }
  yield* findContradictory(read, codebook);
  yield* findEntityDoubts(read, codebook);
}

/** They may stand from an import, or from before the codebook was changed. */
function* findEntityDoubts(read: ProjectReader, codebook: Codebook): Generator<Finding> {
  for (const entity of read.entities())
    for (const { kind, field, value } of doubtsAbout(codebook, entity))
      yield {
        code: 'entity',
        where: `entity ${entity.id}`,
        detail: `${field}: ${translate(`import.doubt.${kind}`, { value })}`,
        warning: true,
      };
}

/** They may stand from before the codebook excluded them, from an import, or by annotations that became one. */
function* findContradictory(read: ProjectReader, codebook: Codebook): Generator<Finding> {
  const nameOf = (typeId: string): string => codebook.linkTypes.find(({ id }) => id === typeId)?.name ?? typeId;
  for (const { link, other } of findContradictions(codebook, read.links()))
    yield {
      code: 'contradictory-links',
      where: `link ${link.id}`,
      detail: `“${nameOf(link.typeId)}” stands beside “${nameOf(other.typeId)}” (link ${other.id}) of the same annotator: “${quoteOfEnd(read, link.fromId)}” and “${quoteOfEnd(read, link.toId)}”.`,
      warning: true,
    };
}

function quoteOfEnd(read: ProjectReader, id: string): string {
  return read.annotation(id)?.quote.slice(0, 60) ?? id;
}

/** Values that have no field, or stand in one that cannot show them. */
function* valueFindings(where: string, misfits: readonly Misfit[]): Generator<Finding> {
  for (const { id, value, definition } of misfits) {
    const what = definition ? 'is not a value that it can have' : 'the codebook has no such attribute';
    yield { code: 'attribute-value', where, detail: `"${id}" is ${JSON.stringify(value)}: ${what}.` };
  }
}

function* findDocumentFaults(document: DocumentRecord, read: ProjectReader): Generator<Finding> {
  const where = `document ${document.id}`;
  const text = textOf(document, read);
  if (text === undefined) yield { code: 'content-missing', where, detail: 'Its text is missing or damaged.' };
  else if (text.length !== document.length)
    yield { code: 'length', where, detail: `It says ${document.length} and has ${text.length} UTF-16 units.` };
  const bytes = read.sourceLength(document.source.sha256);
  if (bytes === undefined) yield { code: 'source-missing', where, detail: 'The bytes of its file are missing.' };
  else if (bytes !== document.source.byteLength)
    yield { code: 'byte-length', where, detail: `It says ${document.source.byteLength} and has ${bytes} bytes.` };
}

function* findVersionFaults(document: DocumentRecord, read: ProjectReader): Generator<Finding> {
  const where = `document ${document.id}`;
  const { previousId } = document;
  if (previousId === undefined) {
    if (isCarriedFromNothing(document))
      yield { code: 'version', where, detail: 'There is no version before it to carry over from.' };
    return;
  }
  const previous = read.document(previousId);
  if (!previous) yield { code: 'version', where, detail: 'The document that it is a version of is missing.' };
  if (read.nextVersionsOf(previousId)[0]?.id !== document.id)
    yield { code: 'version', where, detail: 'Another document is the next version of the same one.' };
  const seen = new Set<string>([document.id]);
  for (let at = previous; at; at = at.previousId && read.document(at.previousId)) {
    if (at.id === document.id) yield { code: 'version', where, detail: 'Its versions lead back to itself.' };
    if (seen.has(at.id)) return;
    seen.add(at.id);
  }
}

function* findAnnotationFaults(
  document: DocumentRecord,
  { read, codebook }: { readonly read: ProjectReader; readonly codebook: Codebook },
): Generator<Finding> {
  const text = textOf(document, read);
  for (const annotation of read.annotationsOf(document.id)) {
    const where = `annotation ${annotation.id}`;
    const found = findLabel(codebook, annotation.labelId);
    if (found?.layer.id !== annotation.layerId)
      yield { code: 'label', where, detail: `The codebook has no label "${annotation.labelId}" on its layer.` };
    else yield* valueFindings(where, misfitsIn(found.layer.attributes, annotation.attributes));
    if (text !== undefined) yield* findPlaceFaults(annotation, text);
  }
}

function* findPlaceFaults(annotation: Annotation, text: string): Generator<Finding> {
  const where = `annotation ${annotation.id}`;
  const fault = findSpanFault(text, annotation.spans);
  if (fault) yield { code: `span-${fault}`, where, detail: `${JSON.stringify(annotation.spans)} in the text.` };
  else if (quoteOf(text, annotation.spans) !== annotation.quote)
    yield { code: 'quote', where, detail: `The text there is not "${annotation.quote}".` };
}

function* findEvidenceFaults(link: Link, read: ProjectReader): Generator<Finding> {
  const evidence = evidenceOf(link);
  for (const side of linkSides) {
    if (evidence[side].length === 0) continue;
    const end = read.annotation(side === 'from' ? link.fromId : link.toId);
    const document = end && read.document(end.documentId);
    const text = document && textOf(document, read);
    for (const passage of evidence[side])
      if (text !== undefined && !standsIn(text, passage))
        yield { code: 'evidence', where: `link ${link.id}`, detail: `The text there is not "${passage.quote}".` };
  }
}

function textOf(document: DocumentRecord, read: ProjectReader): string | undefined {
  try {
    return read.textOf(document.id);
  } catch {
    return undefined; // missing or damaged, which is reported as such
  }
}
