import type { z } from 'zod';
import type { Annotation } from '../../domain/annotation.ts';
import type { DocumentContent, DocumentRecord } from '../../domain/document.ts';
import type { Link, Passage } from '../../domain/link.ts';
import { withEvidence } from '../../domain/link-evidence.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { ANNOTARY_FORMAT, ANNOTARY_VERSION } from './annotary-json.ts';
import { AnnotaryJson } from './annotary-json-schema.ts';
import { findProjectFault } from './project-faults.ts';
import { SpanUnit } from '../offset-unit.ts';
import { findOwnProto } from '../json/own-proto.ts';

export interface ParsedDocumentLine {
  readonly record: DocumentRecord;
  readonly content: DocumentContent;
  readonly sourceBase64: string;
}

/** A project out of a file, its spans in UTF-16 units, consistent in itself. Its hashes are the caller's to check. */
export type ParsedProject = Pick<AnnotaryJson, 'codebook' | 'annotators' | 'entities' | 'propositions'> &
  Required<Pick<AnnotaryJson, 'memos' | 'queries' | 'rules'>> & {
    readonly documents: readonly ParsedDocumentLine[];
    readonly annotations: readonly Annotation[];
    readonly links: readonly Link[];
  };

/** Reads our own JSON. Every failure names the place, as a line of the file or a path in it. */
export function parseAnnotaryJson(json: string, file: string): Result<ParsedProject> {
  const value = parseJson(json, file);
  if (!value.ok) return value;
  const head = value.value;
  if (!isOurs(head)) return damaged(file, 'its beginning', `"format" is not "${ANNOTARY_FORMAT}"`);
  if (typeof head.version === 'number' && head.version > ANNOTARY_VERSION)
    return failure('project/newer', { path: file, found: head.version, known: ANNOTARY_VERSION });
  const proto = json.includes('"__proto__"') ? findOwnProto(head) : undefined;
  if (proto !== undefined) return damaged(file, proto, 'a key may not be called "__proto__"');

  const shaped = AnnotaryJson.safeParse(head);
  if (!shaped.success) return damagedByIssue(file, shaped.error);
  const units = readSpans(shaped.data);
  if ('place' in units) return damaged(file, units.place, 'the span lies outside the text');
  const fault = findProjectFault(units);
  return fault ? damaged(file, fault.place, fault.reason) : success(units);
}

function parseJson(json: string, file: string): Result<unknown> {
  try {
    return success(JSON.parse(json));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /\(line (\d+) column \d+\)/.exec(message)?.[1];
    return damaged(file, line === undefined ? 'its end' : `line ${line}`, message.slice(0, 200));
  }
}

function isOurs(value: unknown): value is { readonly format: unknown; readonly version: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === ANNOTARY_FORMAT &&
    'version' in value
  );
}

function damagedByIssue(file: string, error: z.ZodError): Result<never> {
  const issue = error.issues[0];
  return damaged(file, pathOf(issue?.path ?? []), issue?.message ?? 'it does not have the shape of a project');
}

/** `documents[3].blocks[0].span` */
export function pathOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text === '' ? 'the project' : text.replace(/^\./, '');
}

function readSpans(project: AnnotaryJson): ParsedProject | { readonly place: string } {
  const { offsets } = project;
  const units = new Map<string, SpanUnit>();
  const documents: ParsedDocumentLine[] = [];
  const sources = new Map<string, string>();
  for (const [index, { text, blocks, marks, sourceBytes, ...written }] of project.documents.entries()) {
    const unit = new SpanUnit(text, offsets);
    units.set(written.id, unit);
    if (unit.writeOffset(text.length) !== written.length) return { place: `documents[${index}].length` };
    const ownBlocks = readAll(blocks, unit);
    if ('bad' in ownBlocks) return { place: `documents[${index}].blocks[${ownBlocks.bad}]` };
    const ownMarks = readAll(marks, unit);
    if ('bad' in ownMarks) return { place: `documents[${index}].marks[${ownMarks.bad}]` };
    const record = { ...written, length: text.length };
    const { sha256 } = written.source;
    if (sourceBytes !== '') sources.set(sha256, sourceBytes);
    documents.push({
      record,
      content: { text, blocks: ownBlocks.read, marks: ownMarks.read },
      sourceBase64: sourceBytes === '' ? (sources.get(sha256) ?? '') : sourceBytes,
    });
  }
  const annotations: Annotation[] = [];
  for (const [index, written] of project.annotations.entries()) {
    const unit = units.get(written.documentId);
    const spans = written.spans.map((span) => unit?.read(span));
    const whole = spans.filter((span) => span !== undefined);
    if (whole.length < spans.length) return { place: `annotations[${index}].spans` };
    annotations.push({ ...written, spans: whole });
  }
  const documentOf = new Map(annotations.map(({ id, documentId }) => [String(id), documentId]));
  const unitOf = (end: string): SpanUnit | undefined => units.get(documentOf.get(end) ?? '');
  const links: Link[] = [];
  for (const [index, { evidence, ...written }] of project.links.entries()) {
    // Where an end is not in the file, that is what is said of the link.
    const from = readSide(evidence?.from ?? [], unitOf(written.fromId));
    if ('bad' in from) return { place: `links[${index}].evidence.from[${from.bad}]` };
    const to = readSide(evidence?.to ?? [], unitOf(written.toId));
    if ('bad' in to) return { place: `links[${index}].evidence.to[${to.bad}]` };
    links.push(withEvidence(written, { from: from.read, to: to.read }));
  }
  const { codebook, annotators, entities, propositions } = project;
  const { memos = [], queries = [], rules = [] } = project;
  return { codebook, annotators, entities, propositions, links, documents, annotations, memos, queries, rules };
}

function readSide(
  passages: NonNullable<AnnotaryJson['links'][number]['evidence']>['from'],
  unit: SpanUnit | undefined,
): { readonly read: Passage[] } | { readonly bad: number } {
  return unit ? readAll(passages, unit) : { read: [] };
}

function readAll<Item extends { readonly span: { readonly start: number; readonly end: number } }>(
  items: readonly Item[],
  unit: SpanUnit,
): { readonly read: Item[] } | { readonly bad: number } {
  const read: Item[] = [];
  for (const [index, item] of items.entries()) {
    const span = unit.read(item.span);
    if (!span) return { bad: index };
    read.push({ ...item, span });
  }
  return { read };
}

function damaged(file: string, place: string, reason: string): Result<never> {
  return failure('import/damaged', { file, place, reason });
}
