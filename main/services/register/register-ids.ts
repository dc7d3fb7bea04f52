import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { OutputOf } from '#shared/api/contract.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { type IdFault, type IdLine, idLineReader, LONGEST_LINE } from '#shared/register/id-file.ts';
import { IdMatcher } from '#shared/register/match-ids.ts';
import { whyNot } from '../import/import-paths.ts';
import type { OpenProject } from '../open-project.ts';
import { Pauses } from '../pauses.ts';

/** So many rows are read, and so many bad ones are told of. */
const MOST_ROWS = 200_000;
const FAULTS_TOLD = 100;

type Answer = OutputOf<'register.match-ids-path'>;

/**
 * The ids of a file for the entries of the register. The file is read line by line and stays where it is; only what
 * names an entry is kept. Stops as soon as nobody waits for it.
 */
export async function matchIds(given: string, open: OpenProject, isWanted: () => boolean): Promise<Result<Answer>> {
  const path = resolve(given);
  const { read } = open.store;
  const labels = read.codebook().layers.flatMap((layer) => (layer.kind === 'entity' ? layer.labels : []));
  const matcher = new IdMatcher(labels);
  const report = new Report();
  const pauses = new Pauses();
  let reader: ReturnType<typeof idLineReader>;
  // Read at once, since a list over the project's file must not stay open while the project changes.
  const entities = Array.from(read.entities());
  for (const entity of entities) {
    await pauses.take();
    matcher.know(entity);
  }
  try {
    for await (const line of linesOf(path)) {
      await pauses.take();
      if (!isWanted()) return failure('request/cancelled');
      report.line += 1;
      // An array of items has brackets on lines of their own.
      if (['', '[', ']'].includes(line.trim())) continue;
      if (!reader) {
        reader = idLineReader(line);
        if (!reader) return failure('register/no-id-columns', { file: basename(path) });
        if (reader.isHeading) continue;
      }
      if (report.rows >= MOST_ROWS) {
        report.cut = true;
        break;
      }
      report.take(line.length > LONGEST_LINE ? { kind: 'fault', fault: 'too-long' } : reader.read(line), matcher);
    }
  } catch (error) {
    return { ok: false, error: whyNot(path, error) };
  }
  const { rows, faults, faultCount, cut } = report;
  return success({ rows, known: matcher.known, faults, faultCount, cut, proposals: matcher.proposals() });
}

/**
 * The lines of a file in UTF-8, strictly decoded and one piece of the file at a time. Of a line that is too long only
 * the beginning comes, too long still.
 */
async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  const bytes: AsyncIterable<Buffer> = createReadStream(path);
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE + 1);
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

class Report {
  line = 0;
  rows = 0;
  faultCount = 0;
  /** Whether the file goes on behind what was read. */
  cut = false;
  readonly faults: { readonly line: number; readonly fault: IdFault }[] = [];

  take(read: IdLine, matcher: IdMatcher): void {
    this.rows += 1;
    if (read.kind === 'row') return matcher.add(read.row);
    this.faultCount += 1;
    if (this.faults.length < FAULTS_TOLD) this.faults.push({ line: this.line, fault: read.fault });
  }
}
