import { describe, expect, it } from 'vitest';
import { readStartArguments } from './start-arguments.ts';

const unpackaged = { cwd: '/home/ada', appPath: '/src/annotary', packaged: false };
const packaged = { ...unpackaged, packaged: true };

describe('readStartArguments', () => {
  it.each([
    ['nothing', ['electron', '/src/annotary'], undefined],
    ['a relative path', ['electron', '/src/annotary', 'war.annotary'], '/home/ada/war.annotary'],
    ['an absolute path', ['electron', '/src/annotary', '/data/war.annotary'], '/data/war.annotary'],
    ['a path before switches', ['electron', '/src/annotary', 'a.annotary', '--inspect'], '/home/ada/a.annotary'],
    [
      'a path with spaces and letters of any script',
      ['electron', '/src/annotary', 'mi año.annotary'],
      '/home/ada/mi año.annotary',
    ],
    ['the last of two', ['electron', '/src/annotary', 'a.annotary', 'b.annotary'], '/home/ada/b.annotary'],
    ['a module that is loaded first', ['electron', '-r', '/x/loader.js', '/src/annotary'], undefined],
    ['an empty argument', ['electron', '/src/annotary', ''], undefined],
    ['a file URL', ['electron', '/src/annotary', 'file:///data/my%20war.annotary'], '/data/my war.annotary'],
    ['a broken file URL', ['electron', '/src/annotary', 'file:///%zz'], '/home/ada/file:/%zz'],
  ])('finds the project in %s', (_what, argv, project) => {
    expect(readStartArguments(argv, unpackaged).project).toBe(project);
  });

  it('does not take the application for a project, however it is written', () => {
    const surroundings = { ...unpackaged, cwd: '/src/annotary' };
    expect(readStartArguments(['electron', '.'], surroundings).project).toBeUndefined();
  });

  it('takes the first argument of the packaged program', () => {
    expect(readStartArguments(['/opt/annotary', 'a.annotary'], packaged).project).toBe('/home/ada/a.annotary');
    expect(readStartArguments(['/opt/annotary'], packaged).project).toBeUndefined();
  });

  it.each([
    [['e', '.', '--user-data-dir=/tmp/x'], '/tmp/x'],
    [['e', '.', '--user-data-dir=x', 'a.annotary'], '/home/ada/x'],
    [['e', '.', '--user-data-dir='], undefined],
    [['e', '.'], undefined],
  ])('reads the settings folder from %j', (argv, userData) => {
    expect(readStartArguments(argv, unpackaged).userData).toBe(userData);
  });
});
