import type { Annotation } from '../../domain/annotation.ts';
import { allowsLink, type Codebook, findLabel, findLinkType, type Layer } from '../../domain/codebook.ts';
import { findCodebookFaults } from '../../domain/codebook-faults.ts';
import { endsKey } from '../../domain/link-direction.ts';
import { evidenceOf, linkSides, standsIn } from '../../domain/link-evidence.ts';
import type { Link } from '../../domain/link.ts';
import { findAttributeFault, mustFit } from './attribute-faults.ts';
import { misfitsIn } from '../../domain/misfits.ts';
import { findSpanFault, quoteOf } from '../../domain/span.ts';
import { type DocumentRecord, isCarriedFromNothing } from '../../domain/document.ts';
import type { ParsedProject } from './parse-annotary-json.ts';

interface Fault {
  readonly place: string;
  readonly reason: string;
}

/** The first thing in a project that contradicts another: what points nowhere, is there twice, or quotes wrongly. */
export function findProjectFault(project: ParsedProject): Fault | undefined {
  const documents = project.documents.map(({ record }) => record);
  return (
    findCodebookFault(project) ??
    findTwice('annotators', project.annotators) ??
    findTwice('entities', project.entities) ??
    findTwice('propositions', project.propositions) ??
    findTwice('documents', documents) ??
    findTwice('annotations', project.annotations) ??
    findTwice('links', project.links) ??
    findTwice('memos', project.memos) ??
    findTwice('queries', project.queries) ??
    findTwice('rules', project.rules) ??
    findLostMemo(project) ??
    findSameName('annotators', project.annotators) ??
    findSameName('documents', documents) ??
    findVersionFault(documents) ??
    findBrokenText(project) ??
    findAnnotationFault(project) ??
    findLinkFault(project)
  );
}

function findCodebookFault({ codebook }: ParsedProject): Fault | undefined {
  const [fault] = findCodebookFaults(codebook);
  return fault && { place: `codebook.${fault.path}`, reason: fault.reason };
}

function findTwice(list: string, records: readonly { readonly id: string }[]): Fault | undefined {
  const seen = new Set<string>();
  for (const [index, { id }] of records.entries()) {
    if (seen.has(id)) return { place: `${list}[${index}].id`, reason: `the id "${id}" is used twice` };
    seen.add(id);
  }
  return undefined;
}

function findLostMemo(project: ParsedProject): Fault | undefined {
  const documents = new Set(project.documents.map(({ record }) => record.id));
  const index = project.memos.findIndex(({ documentId }) => !documents.has(documentId));
  return index < 0 ? undefined : { place: `memos[${index}]`, reason: 'its document is not in the file' };
}

function findSameName(list: string, records: readonly { readonly name: string }[]): Fault | undefined {
  const seen = new Set<string>();
  for (const [index, { name }] of records.entries()) {
    if (seen.has(name)) return { place: `${list}[${index}].name`, reason: `two ${list} are called "${name}"` };
    seen.add(name);
  }
  return undefined;
}

/** A version of what is not in the file, two versions of one document, or versions that lead back to themselves. */
function findVersionFault(documents: readonly DocumentRecord[]): Fault | undefined {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const taken = new Set<string>();
  for (const [index, document] of documents.entries()) {
    const { id, previousId } = document;
    if (previousId === undefined) {
      if (!isCarriedFromNothing(document)) continue;
      return { place: `documents[${index}].carried`, reason: 'there is no document before it to carry over from' };
    }
    const place = `documents[${index}].previousId`;
    if (!byId.has(previousId)) return { place, reason: 'the document before it is not in the file' };
    if (taken.has(previousId)) return { place, reason: 'another document is the next version of the same one' };
    taken.add(previousId);
    // Each has one before it at most, so going back ends, or comes to where it began.
    const seen = new Set<string>();
    for (let at = byId.get(previousId); at && !seen.has(at.id); at = at.previousId && byId.get(at.previousId)) {
      if (at.id === id) return { place, reason: 'its versions lead back to itself' };
      seen.add(at.id);
    }
  }
  return undefined;
}

function findBrokenText(project: ParsedProject): Fault | undefined {
  const index = project.documents.findIndex(({ content }) => !content.text.isWellFormed());
  return index < 0 ? undefined : { place: `documents[${index}].text`, reason: 'it has half of a character' };
}

function findAnnotationFault(project: ParsedProject): Fault | undefined {
  const texts = new Map(project.documents.map(({ record, content }) => [String(record.id), content.text]));
  const annotators = new Set(project.annotators.map(({ id }) => id));
  const entities = new Set(project.entities.map(({ id }) => id));
  const propositions = new Set(project.propositions.map(({ id }) => id));
  for (const [index, annotation] of project.annotations.entries()) {
    const place = `annotations[${index}]`;
    const found = findLabel(project.codebook, annotation.labelId);
    if (found?.layer.id !== annotation.layerId)
      return { place, reason: `no label "${annotation.labelId}" on its layer` };
    const fault = mustFit(project.codebook, annotation) ? findAttributeFault(project.codebook, annotation) : undefined;
    if (fault) return { place: `${place}.attributes.${fault.attributeId}`, reason: fault.reason };
    if (!annotators.has(annotation.annotatorId)) return { place, reason: 'its annotator is not in the file' };
    if (annotation.entityId !== null && !entities.has(annotation.entityId))
      return { place, reason: 'its entity is not in the file' };
    if (annotation.propositionId !== undefined && !propositions.has(annotation.propositionId))
      return { place, reason: 'its proposition is not in the file' };
    // A layer that became one of another kind may have left its entries behind.
    const entryFault = project.codebook.version === 1 ? findEntryFault(annotation, found.layer) : undefined;
    if (entryFault !== undefined) return { place, reason: entryFault };
    const reason = findQuoteFault(annotation, texts.get(annotation.documentId));
    if (reason !== undefined) return { place, reason };
  }
  return undefined;
}

function findEntryFault({ entityId, propositionId }: Annotation, { kind }: Layer): string | undefined {
  if (entityId !== null && kind !== 'entity') return 'it has an entity and is no mention';
  return propositionId !== undefined && kind !== 'claim' ? 'it has a proposition and is no claim' : undefined;
}

function findQuoteFault(annotation: Annotation, text: string | undefined): string | undefined {
  if (text === undefined) return 'its document is not in the file';
  const fault = findSpanFault(text, annotation.spans);
  if (fault) return `its spans are not possible in the text (${fault})`;
  return quoteOf(text, annotation.spans) === annotation.quote ? undefined : 'its quote is not what the text says there';
}

function findLinkFault(project: ParsedProject): Fault | undefined {
  const annotations = new Map(project.annotations.map((annotation) => [annotation.id, annotation]));
  const texts = new Map(project.documents.map(({ record, content }) => [String(record.id), content.text]));
  const annotators = new Set(project.annotators.map(({ id }) => id));
  const seen = new Set<string>();
  for (const [index, link] of project.links.entries()) {
    const place = `links[${index}]`;
    const [from, to] = [annotations.get(link.fromId), annotations.get(link.toId)];
    if (!from || !to) return { place, reason: 'one of its ends is not in the file' };
    const reason = findTypeFault(link, { from, to, codebook: project.codebook });
    if (reason !== undefined) return { place, reason };
    const key = `${link.typeId} ${linkKey(project.codebook, link)}`;
    if (seen.has(key)) return { place, reason: 'another link says the same of the same ends' };
    seen.add(key);
    if (!annotators.has(link.annotatorId)) return { place, reason: 'its annotator is not in the file' };
    for (const side of linkSides) {
      const end = annotations.get(side === 'from' ? link.fromId : link.toId);
      const text = texts.get(end?.documentId ?? '') ?? '';
      const at = evidenceOf(link)[side].findIndex((passage) => !standsIn(text, passage));
      if (at >= 0)
        return { place: `${place}.evidence.${side}[${at}]`, reason: 'its quote is not what the text says there' };
    }
  }
  return undefined;
}

interface LinkContext {
  readonly from: Annotation;
  readonly to: Annotation;
  readonly codebook: Codebook;
}

/** What its type forbids. What a type allows may have changed after links were made, and so may the label of an end. */
function findTypeFault(link: Link, { from, to, codebook }: LinkContext): string | undefined {
  const type = findLinkType(codebook, link.typeId);
  if (!type) return `no link type "${link.typeId}" in the codebook`;
  if (from.id === to.id) return 'it links an annotation to itself';
  const [misfit] = misfitsIn(type.attributes ?? [], link.attributes);
  if (misfit && (!misfit.definition || codebook.version === 1))
    return `${JSON.stringify(misfit.value)} is no value of an attribute "${misfit.id}" of its type`;
  const asMade = codebook.version === 1 && [from, to].every(({ createdAt, updatedAt }) => createdAt === updatedAt);
  return asMade && !allowsLink(type, from.labelId, to.labelId) ? 'its type does not allow these ends' : undefined;
}

/** Both directions are one where a type is symmetric; where it may have become so later, they can stand side by side. */
function linkKey(codebook: Codebook, link: Link): string {
  return endsKey(codebook.version === 1 ? findLinkType(codebook, link.typeId) : undefined, link);
}
