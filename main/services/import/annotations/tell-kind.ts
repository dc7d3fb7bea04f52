import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Failure, failure } from '#shared/domain/result.ts';
import { beginsLikeOurs } from '#shared/formats/annotary-json/begins-like-ours.ts';
import { beginsLikeArticles } from '#shared/formats/documents/json-articles.ts';
import { isNoDocument, isPartOfPage } from '#shared/formats/documents/no-document.ts';
import {
  type AnnotationFormat,
  annotationFormatNames,
  HEAD_BYTES,
  isCalledLikeAnnotations,
  recogniseAnnotations,
} from '#shared/formats/recognise.ts';
import { isTable, isTableOfCells } from '#shared/formats/documents/document-formats.ts';
import { gunzipHead, isGzip, nameInGzip } from '../../../readers/gzip.ts';
import { beginsLikeJson, headText, JSON_HEAD_BYTES } from '../../../readers/head-text.ts';
import { checkSize } from '../../../readers/limits.ts';
import { type FoundFile, whyNot } from '../import-paths.ts';

/** What a file is to an import. */
export type Kind =
  /** `format` is undefined for an archive, in which each file is looked at when it is unpacked. */
  | { readonly kind: 'annotations'; readonly format: AnnotationFormat | undefined }
  | { readonly kind: 'document' }
  /** It lies among documents and is none. */
  | { readonly kind: 'no-document' }
  | { readonly kind: 'problem'; readonly error: Failure };

export interface Telling {
  /** The id of the format that a person chose. */
  readonly format: string | undefined;
  /** The same, where it is one of annotations. */
  readonly chosen: AnnotationFormat | undefined;
  /** Whether the file itself was chosen, and not a folder that it is in: then its name decides nothing against it. */
  readonly isNamed: boolean;
  /** Whether a table is one of articles, because a person said what its columns are. */
  readonly hasColumns: boolean;
  /** The format of a table of annotations, where a person said what its columns are. */
  readonly tables: AnnotationFormat | undefined;
}

/** Tells by a file's name and beginning what it is. The rule is the same for window and command line. */
export async function kindOf(file: FoundFile, telling: Telling): Promise<Kind> {
  const { format, chosen, isNamed } = telling;
  const name = nameInGzip(basename(file.path));
  const document: Kind = { kind: isPassedOver(file.path, telling) ? 'no-document' : 'document' };
  // What belongs to a saved page is not looked at: its JSON and XML are data of adverts.
  if (document.kind === 'no-document' && isPartOfSavedPage(file.path)) return document;
  if (format !== undefined && !chosen) return document;
  const found = await headOf(file.path);
  if (!('head' in found)) return { kind: 'problem', error: found };
  const { head, isGzipped } = found;
  const isZip = head.startsWith('PK\u0003\u0004');
  const size = checkSize(name, file.byteLength);
  const annotations = (one: AnnotationFormat): Kind =>
    size.ok
      ? // What is packed is told by what is in it, unless the format is the archive.
        { kind: 'annotations', format: isZip || isGzipped ? undefined : one }
      : { kind: 'problem', error: size.error };
  if (chosen) {
    // Of a folder only what could be of the format; a file of another kind may lie beside it.
    const isOfIt = isNamed || isZip || chosen.reader.recognises({ path: name, head }) > 0;
    return isOfIt ? annotations(chosen) : document;
  }
  if (beginsLikeOurs(head)) return document;
  if (telling.hasColumns && isTable(name)) return document;
  if (telling.tables && isTableOfCells(name)) return annotations(telling.tables);
  const recognised = await recogniseAnnotations({ path: name, head });
  if (recognised) return annotations(recognised.format);
  if (isZip && (/\.zip$/i.test(name) || isCalledLikeAnnotations(name)))
    return { kind: 'annotations', format: undefined };
  const isAmbiguous = /\.(?:xml|json)$/i.test(name) && !beginsLikeArticles(head);
  if (document.kind === 'no-document' || !isAmbiguous || head.trim() === '') return document;
  const tried = annotationFormatNames().join(', ') || '–';
  return { kind: 'problem', error: failure('import/no-annotations', { file: name, tried }).error };
}

interface Head {
  readonly head: string;
  readonly isGzipped: boolean;
}

/** A file that is none of the articles among which it was found. */
function isPassedOver(path: string, { isNamed }: Telling): boolean {
  return !isNamed && (isNoDocument(nameInGzip(basename(path))) || isPartOfSavedPage(path));
}

function isPartOfSavedPage(path: string): boolean {
  return isPartOfPage(path, existsSync);
}

async function headOf(path: string): Promise<Head | Failure> {
  try {
    const handle = await open(path, 'r');
    try {
      const read = async (most: number): Promise<Uint8Array> => {
        const { buffer, bytesRead } = await handle.read(new Uint8Array(most), 0, most, 0);
        return buffer.subarray(0, bytesRead);
      };
      const head = await read(HEAD_BYTES);
      if (isGzip(head)) return { head: headText(gunzipHead(head)), isGzipped: true };
      const { size } = await handle.stat();
      const needsMore = size > HEAD_BYTES && beginsLikeJson(head);
      const whole = needsMore ? await read(Math.min(size, JSON_HEAD_BYTES)) : head;
      return { head: headText(whole), isGzipped: false };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return whyNot(path, error);
  }
}
