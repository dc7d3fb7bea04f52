import { strFromU8, strToU8 } from 'fflate';
import { success } from '../../domain/result.ts';
import type { AnnotationReader, ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignCorpus } from '../exchange/foreign-corpus.ts';
import type { ExportPlan } from '../format.ts';

/** A file as the reader process gives it to a reader, out of UTF-8. */
export function foreignFile(path: string, bytes: Uint8Array): ForeignFile {
  return { path, bytes, hasByteOrderMark: false, text: () => success(strFromU8(bytes)) };
}

/** A file of a plan as it would lie on the disk. */
export function bytesOf({ chunks }: ExportPlan['files'][number]): Uint8Array {
  const pieces = [...chunks()].map((chunk) => ('bytes' in chunk ? chunk.bytes : strToU8(chunk.text)));
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** What a reader makes of a plan's first file, the others being beside it. Every fault is an error. */
export function readBack(reader: AnnotationReader, { files }: ExportPlan): ForeignCorpus {
  const [main, ...beside] = files.map((file) => foreignFile(file.path, bytesOf(file)));
  if (!main) throw new Error('the plan has no file');
  const read = reader.read(main, beside);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  if (read.value.faults.length > 0) throw new Error(JSON.stringify(read.value.faults));
  return read.value;
}
