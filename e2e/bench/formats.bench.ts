import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '#shared/formats/registry.ts';
import { root, test } from '../fixtures.ts';
import { makeArticle, makeProject, randomNumbers } from './projects.ts';

// What writing and reading each format costs in time and memory: a project of 2,000 articles with 40,000 annotations by
// the command line, and its files into an empty project again.

const DOCUMENTS = 2000;
const ANNOTATIONS = 40_000;
const LINKS = 4000;

/** Goals for one direction. */
const SECONDS = 60;
const MEGABYTES = 1024;

/** Every process that the command line starts says at its end how much memory it had at most, in kB. */
const atExit = `process.on('exit', () => require('fs').appendFileSync(process.env.PEAKS, process.resourceUsage().maxRSS + '\\n'))`;

interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
  readonly said: string;
}

/** Runs the command line; the memory is that of the process which had most. */
function measure(folder: string, args: readonly string[]): Cost {
  const peaks = join(folder, 'peaks.txt');
  const hook = join(folder, 'at-exit.cjs');
  writeFileSync(peaks, '');
  writeFileSync(hook, atExit);
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'main/cli.ts'), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, NODE_OPTIONS: `--require ${hook}`, PEAKS: peaks },
  });
  const seconds = (performance.now() - start) / 1000;
  const megabytes = Math.max(0, ...readFileSync(peaks, 'utf8').trim().split('\n').map(Number)) / 1024;
  return {
    seconds,
    megabytes,
    said:
      status === 0
        ? ''
        : `exit ${status}: ${`${stdout}${stderr}`.trim().split('\n').slice(-3).join(' / ').slice(-300)}`,
  };
}

function report(what: string, { seconds, megabytes, said }: Cost): void {
  const isMet = seconds <= SECONDS && megabytes <= MEGABYTES && said === '';
  const figures = `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`;
  process.stdout.write(`${isMet ? 'met   ' : 'MISSED'}  ${what}: ${figures} ${said}\n`);
}

test('every format out and in again', async ({ folder }) => {
  test.setTimeout(3_600_000);
  const random = randomNumbers(11);
  const documents = Array.from({ length: DOCUMENTS }, () => makeArticle(2500, random));
  const project = await makeProject(folder, 'large', { documents, annotations: ANNOTATIONS, links: LINKS });
  const wanted = process.env['FORMATS']?.split(',');
  for (const { id, writes, reads, needs, reader } of formats) {
    if (writes === 'nothing' || needs !== undefined || (wanted && !wanted.includes(id))) continue;
    const out = join(folder, `out-${id}`);
    if (writes !== 'file') mkdirSync(out);
    report(`${id} out`, measure(folder, ['export', project, '--format', id, '--out', out]));
    if (!reader && reads !== 'project') continue;
    const empty = join(folder, `empty-${id}.annotary`);
    measure(folder, ['new', empty]);
    report(`${id} in`, measure(folder, ['import', empty, ...(reader ? ['--format', id] : []), out]));
    rmSync(empty, { recursive: true, force: true });
    rmSync(out, { recursive: true, force: true });
  }
});
