import type { Result } from '#shared/domain/result.ts';
import type { ForeignFile } from '#shared/formats/exchange/annotation-reader.ts';
import type { ForeignCorpus } from '#shared/formats/exchange/foreign-corpus.ts';
import { type AnnotationFormat, recogniseAnnotations } from '#shared/formats/recognise.ts';
import { headText } from './head-text.ts';

/**
 * Files that can be asked what they say by themselves: each is read by its own format, with what it needs of the others,
 * when it is asked. One that is of no format, or gathers others itself, says nothing.
 */
export async function withAnnotations(files: readonly ForeignFile[]): Promise<ForeignFile[]> {
  const formats = new Map<string, AnnotationFormat>();
  for (const file of files) {
    const found = await recogniseAnnotations({ path: file.path, head: headText(file.bytes) });
    if (found && found.format.reader.gathers !== true) formats.set(file.path, found.format);
  }
  const byPath = new Map(files.map((file) => [file.path, file]));
  return files.map((file) => {
    const format = formats.get(file.path);
    return format ? { ...file, annotations: () => readBy(format, file, byPath) } : file;
  });
}

function readBy(
  { reader }: AnnotationFormat,
  main: ForeignFile,
  files: ReadonlyMap<string, ForeignFile>,
): Result<ForeignCorpus> | undefined {
  // What is unpacked by libraries that answer later is no part of any project that gathers files.
  if (reader.unpack) return undefined;
  if (!reader.companions) return reader.read(main, []);
  const others = new Set(files.keys());
  others.delete(main.path);
  const wanted = reader.companions(main.path, others);
  return reader.read(
    main,
    wanted.flatMap((path) => files.get(path) ?? []),
  );
}
