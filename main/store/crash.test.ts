import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { backupFolderOf, listBackups } from './backup.ts';
import { openStore, temporaryFolder } from './testing/fixture.ts';
import { verifyCopy } from './verify-copy.ts';

const writer = fileURLToPath(new URL('testing/writer.ts', import.meta.url));

/** Lets the writer work until `milliseconds` after its first answer, kills it, and gives what it acknowledged. */
async function killWriter(args: readonly string[], milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const gone = once(child, 'close');
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
    said += text;
  });
  await gone;
  // The last line may be half; what is not whole was not acknowledged.
  return said.split('\n').slice(1, -1);
}

it(
  'keeps every acknowledged change of a process that is killed 50 times at random moments',
  { timeout: 240_000 },
  async () => {
    using folder = temporaryFolder();
    // Two projects at a time, since starting a process is what takes the time here.
    const acknowledged = await Promise.all(
      ['a.annotary', 'b.annotary'].map((name) => killAndCheck(folder.file(name), 25)),
    );
    expect(Math.min(...acknowledged)).toBeGreaterThan(0);
  },
);

async function killAndCheck(path: string, rounds: number): Promise<number> {
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    acknowledged.push(...(await killWriter([path], Math.random() * 120)));
    const store = openStore(path);
    expect(store.check()).toMatchObject({ sound: true, findings: [] });
    for (const id of acknowledged) expect(store.tables.journal.ofCommand(id)).toBeDefined();
    store.close();
  }
  return acknowledged.length;
}

it('leaves only whole backups when it is killed while making one', { timeout: 240_000 }, async () => {
  using folder = temporaryFolder();
  const path = folder.file('a.annotary');
  for (let round = 0; round < 8; round += 1) {
    const told = await killWriter([path, 'backup'], Math.random() * 60);
    const backups = listBackups(path);
    for (const { name } of backups) expect(verifyCopy(`${backupFolderOf(path)}/${name}`)).toBeUndefined();
    expect(backups.length).toBeGreaterThanOrEqual(Math.min(1, told.length));
    if (backups.length === 0) continue;
    const others = readdirSync(backupFolderOf(path)).filter((name) => !name.endsWith('.annotary'));
    // At most the one that was being written, which the next backup removes.
    expect(others.filter((name) => name.endsWith('.tmp')).length).toBeLessThanOrEqual(1);
  }
});
