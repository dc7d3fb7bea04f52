import { spawnSync } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import { toFormat3 } from './store/testing/former-formats.ts';
import { tamper, temporaryFolder } from './store/testing/fixture.ts';

// Every call starts a process; a busy machine takes a second for each.
vi.setConfig({ testTimeout: 60_000 });

const cli = new URL('cli.ts', import.meta.url).pathname;

function annotary(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('says on standard error that it brought a file to a newer format, and where the file is as it was', () => {
  using folder = temporaryFolder();
  const path = folder.file('old.annotary');
  annotary('new', path, '--annotator', 'Kim');
  tamper(path, toFormat3);
  const first = annotary('stats', path, '--json');
  expect(first.status).toBe(0);
  expect(first.stderr).toMatch(
    /old\.annotary was of format 3 and is of format \d+ now\. As it was before: .*before-migration/,
  );
  expect(JSON.parse(first.stdout)).toMatchObject({ documents: 0 });
  expect(annotary('stats', path, '--json').stderr).toBe('');
});
