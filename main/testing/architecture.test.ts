import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The walls of the house, each with a violation planted behind it: a layer checker that silently checks nothing was
// seen in this stack. The violations stand in a copy of the project's settings, outside the tree.

const root = join(import.meta.dirname, '../..');
let house = '';

/** Writes a file into the copy, runs a tool of the project there, and gives what it said about that file. */
function plant(path: string, source: string): void {
  const file = join(house, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source);
}

function run(tool: string, args: readonly string[]): { status: number | null; output: string } {
  const bin = join(root, 'node_modules/.bin', tool);
  const { status, stdout, stderr } = spawnSync(bin, args, { cwd: house, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'annotary-walls-'));
  for (const file of ['.oxlintrc.json', 'package.json', 'tsconfig.base.json'])
    cpSync(join(root, file), join(house, file));
  for (const room of ['shared', 'main', 'renderer']) {
    mkdirSync(join(house, room));
    cpSync(join(root, room, 'tsconfig.json'), join(house, room, 'tsconfig.json'));
  }
  // The project's own offsets, for the one violation that is about them.
  for (const file of ['domain/span.ts', 'text/flavor.ts', 'text/offsets.ts'])
    cpSync(join(root, 'shared', file), join(house, 'shared', file));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('lint stops an import', () => {
  it.each([
    ['shared → main', 'shared/domain/planted.ts', '../../main/compose.ts', 'shared/ is pure'],
    ['shared → renderer', 'shared/planted.ts', '../renderer/app/state/state.ts', 'shared/ is pure'],
    ['shared → Node', 'shared/text/planted.ts', 'node:fs', 'shared/ is pure'],
    ['shared → React', 'shared/api/planted.ts', 'react', 'shared/ is pure'],
    ['renderer → main', 'renderer/app/planted.ts', '../../main/compose.ts', 'only through the contract'],
    ['renderer → Node', 'renderer/ui/planted.ts', 'node:path', 'only through the contract'],
    ['renderer → electron', 'renderer/ui/planted2.ts', 'electron', 'only through the contract'],
    [
      'feature → feature',
      'renderer/features/reader/planted.ts',
      '../inspector/inspector.tsx',
      'One feature never imports',
    ],
    ['feature → main', 'renderer/features/reader/planted2.ts', '../../../main/index.ts', 'only through the contract'],
    ['main → renderer', 'main/services/planted.ts', '../../renderer/app/state/state.ts', 'main/ draws nothing'],
    ['services → electron', 'main/services/planted2.ts', 'electron', 'Only main/electron/'],
    ['store → electron-store', 'main/store/planted.ts', 'electron-store', 'Only main/electron/'],
    ['services → shell', 'main/services/planted3.ts', '../electron/window.ts', 'Only main/electron/'],
    ['shell → store', 'main/electron/planted.ts', '../store/project-store.ts', 'The shell is thin'],
    ['shell → services', 'main/electron/planted2.ts', '../services/documents.ts', 'The shell is thin'],
  ])('%s', (_, path, target, message) => {
    plant(path, `import * as planted from '${target}';\nexport const used = planted;\n`);
    const { status, output } = run('oxlint', ['--deny-warnings', path]);
    expect(output).toContain(message);
    expect(status).not.toBe(0);
  });

  it('and lets through what is allowed', () => {
    const allowed = [
      ['renderer/features/reader/allowed.ts', '../../app/state/state.ts'],
      ['renderer/features/reader/allowed2.ts', '#shared/domain/span.ts'],
      ['main/electron/allowed.ts', 'electron'],
      ['main/services/allowed.ts', 'node:fs'],
      ['shared/domain/allowed.ts', '../text/offsets.ts'],
    ] as const;
    for (const [path, target] of allowed)
      plant(path, `import * as planted from '${target}';\nexport const used = planted;\n`);
    const { status, output } = run('oxlint', ['--deny-warnings', ...allowed.map(([path]) => path)]);
    expect(output).not.toContain('no-restricted-imports');
    expect(status).toBe(0);
  });
});

describe('the compiler stops', () => {
  it.each([
    ['the page in shared', 'shared/planted-dom.ts', 'export const planted = document.title;'],
    ['Node in shared', 'shared/planted-node.ts', 'export const planted = process.cwd();'],
    ['timers in shared', 'shared/planted-timer.ts', 'export const planted = setTimeout(() => undefined, 1);'],
    ['random in shared', 'shared/planted-random.ts', 'export const planted = crypto.randomUUID();'],
    ['the page in main', 'main/planted-dom.ts', 'export const planted = document.title;'],
    ['Node in the window', 'renderer/planted-node.ts', 'export const planted = process.cwd();'],
    [
      'an offset in code points where UTF-16 is meant',
      'shared/planted-offset.ts',
      `import type { Utf16Offset } from './domain/span.ts';
       import type { CodePointOffset } from './text/offsets.ts';
       declare const point: CodePointOffset; export const planted: Utf16Offset = point;`,
    ],
  ])('%s', (_, path, source) => {
    plant(path, `${source}\n`);
    const room = path.split('/')[0] ?? '';
    const settings = JSON.parse(
      readFileSync(join(house, room, 'tsconfig.json'), 'utf8').replaceAll(/^\s*\/\/.*$/gm, ''),
    ) as { compilerOptions: object };
    // The room's own settings, for this one file, and nothing written.
    const one = { ...settings, references: [], include: [], files: [path.slice(room.length + 1)] };
    writeFileSync(join(house, room, 'tsconfig.planted.json'), JSON.stringify(one));
    const { status, output } = run('tsc', ['-p', `${room}/tsconfig.planted.json`]);
    expect(output).toContain(path);
    expect(output).toMatch(
      /Cannot find name|Type 'CodePointOffset' is not assignable|is not assignable to type 'Utf16Offset'/,
    );
    expect(status).not.toBe(0);
  });
});
