import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import type { FileToWrite, PageToPrint, WrittenFile } from '#shared/formats/format.ts';
import type { Host, Printing } from '../host.ts';
import { temporaryIn } from './export-temporary.ts';
import { ExportCancelled, type Watch, writeChunks } from './export-write.ts';

/** How often a cancel is looked for while a page is printed. */
const LOOK_MS = 100;

export type PagePrint = NonNullable<Host['print']>;

/** A page that did not become a PDF; the message is the reason. */
export class NotPrinted extends Error {}

interface PrintedFile extends Pick<FileToWrite, 'chunks'> {
  readonly print: PageToPrint;
}

/**
 * Writes the page beside the file, has it printed, and writes the PDF into the file `temporary`. The articles of the
 * page count as written when the PDF is.
 */
export async function writePrinted(
  temporary: string,
  { chunks, print: { paper, style } }: PrintedFile,
  { watch, print }: { readonly watch: Watch; readonly print: PagePrint | undefined },
): Promise<Omit<WrittenFile, 'path'>> {
  if (!print) throw new Error('a page is printed by a window only');
  const page = temporaryIn(dirname(temporary));
  try {
    const { rows } = await writeChunks(page, chunks(), { ...watch, wrote: () => {} });
    const printing = print({ page, paper, style: createHash('sha256').update(style, 'utf8').digest('base64') });
    const bytes = await printed(printing, watch);
    return await writeChunks(temporary, [{ bytes, rows }], watch);
  } finally {
    rmSync(page, { force: true });
  }
}

async function printed({ pdf, cancel }: Printing, watch: Watch): Promise<Uint8Array> {
  for (;;) {
    const answer = await Promise.race([pdf, later(LOOK_MS)]);
    if (watch.cancelled()) {
      cancel();
      throw new ExportCancelled();
    }
    if (answer === undefined) continue;
    if (answer.ok) return answer.value;
    throw new NotPrinted(String(answer.error.params?.['reason'] ?? ''));
  }
}
