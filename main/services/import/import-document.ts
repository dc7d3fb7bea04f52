import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DocumentMetadata } from '#shared/domain/document.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { checkSize } from '../../readers/limits.ts';
import { sha256Of } from '../../store/hashes.ts';
import type { Host } from '../host.ts';
import { type FoundFile, whyNot } from './import-paths.ts';
import type { OpenProject } from '../open-project.ts';

export interface ImportedDocument {
  readonly id: DocumentId;
  readonly name: string;
  readonly encoding: string;
}

export interface ImportTarget {
  /** Undefined once it is closed, which can happen while a file is being parsed. */
  readonly project: () => OpenProject | undefined;
  readonly host: Host;
  /** All files of one import are undone together. */
  readonly groupId: string;
  readonly encoding: string | undefined;
  readonly format: string | undefined;
  /** The document whose updated version the file is; it gives what the file does not know of itself. */
  readonly previousId?: DocumentId;
}

/** Takes one file into the project, in one transaction. */
export async function importDocument(
  { path, byteLength }: FoundFile,
  { project, host, groupId, encoding, format, previousId }: ImportTarget,
): Promise<Result<ImportedDocument>> {
  const fileName = basename(path);
  const size = checkSize(fileName, byteLength);
  if (!size.ok) return size;
  const read = await readBytes(path);
  if (!read.ok) return read;
  const bytes = read.value;
  const sha256 = sha256Of(bytes);
  const same = project()?.store.read.documentOfSource(sha256);
  if (same) return failure('import/duplicate', { file: fileName, document: same.name });

  const job = {
    fileName,
    bytes,
    ...(encoding === undefined ? {} : { encoding }),
    ...(format === undefined ? {} : { format }),
  };
  const parsed = await host.readDocument(job);
  if (!parsed.ok) return parsed;
  const open = project();
  if (!open) return failure('project/none-open');

  const { content, metadata, mediaType, encoding: found, encodingBasis } = parsed.value;
  const put = open.store.putContent(content, bytes);
  if (!put.ok) return put;
  const id = DocumentId.parse(host.newCommandId());
  const name = freeName(fileName, (candidate) => open.store.read.documentNamed(candidate) !== undefined);
  const source = { fileName, mediaType, encoding: found, encodingBasis, byteLength: bytes.length, sha256 };
  const { contentId } = put.value;
  const previous = previousId && open.store.read.document(previousId);
  const document = {
    id,
    name,
    metadata: previous ? withKnown(metadata, previous.metadata) : metadata,
    fields: previous ? previous.fields : {},
    contentId,
    length: content.text.length,
    source,
    ...(previousId ? { previousId } : {}),
  };
  const added = open.run({ type: 'document.add', document }, { groupId });
  return added.ok ? success({ id, name, encoding: found }) : added;
}

/** An updated version has the title and the outlet of the one before, unless it says otherwise; its date is its own. */
function withKnown(metadata: DocumentMetadata, known: DocumentMetadata): DocumentMetadata {
  return {
    title: metadata.title || known.title,
    byline: metadata.byline || known.byline,
    outlet: metadata.outlet || known.outlet,
    date: metadata.date,
    url: metadata.url || known.url,
    language: metadata.language || known.language,
  };
}

async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    return success(await readFile(path));
  } catch (error) {
    return { ok: false, error: whyNot(path, error) };
  }
}

/** `report (2).txt`, where there is a `report.txt` already. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '';
  let number = 2;
  while (isTaken(`${stem} (${number})${extension}`)) number += 1;
  return `${stem} (${number})${extension}`;
}
