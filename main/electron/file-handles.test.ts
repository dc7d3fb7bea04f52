import { describe, expect, it } from 'vitest';
import { FileHandle } from '#shared/api/answers.ts';
import { FileHandles } from './file-handles.ts';

describe('FileHandles', () => {
  it('gives the paths back for what they were chosen for', () => {
    const handles = new FileHandles();
    const handle = handles.grant(['/a', '/b'], 'import', 'open-project');
    expect(handles.resolve(handle, 'import', 'shell.import')).toEqual({ ok: true, value: ['/a', '/b'] });
    expect(handles.resolve(handle, 'open-project', 'shell.open-project').ok).toBe(true);
  });

  it('refuses to write what was chosen to be read', () => {
    const handles = new FileHandles();
    const handle = handles.grant(['/a'], 'import');
    expect(handles.resolve(handle, 'export', 'shell.export')).toEqual({
      ok: false,
      error: { code: 'request/refused', params: { name: 'shell.export' } },
    });
  });

  it.each(['/etc/passwd', '0', '__proto__', '6f9619ff-8b86-d011-b42d-00cf4fc964ff'])(
    'refuses the made-up %s',
    (text) => {
      expect(new FileHandles().resolve(FileHandle.parse(text), 'import', 'shell.import').ok).toBe(false);
    },
  );

  it('says nothing about the path, and never the same twice', () => {
    const handles = new FileHandles();
    const given = Array.from({ length: 50 }, () => handles.grant(['/secret/place'], 'import'));
    expect(new Set(given).size).toBe(50);
    expect(given.join(' ')).not.toContain('secret');
  });

  it('forgets the oldest of very many', () => {
    const handles = new FileHandles();
    const first = handles.grant(['/a'], 'import');
    const rest = Array.from({ length: 1000 }, () => handles.grant(['/b'], 'import'));
    expect(handles.resolve(first, 'import', 'x').ok).toBe(false);
    expect(rest.every((handle) => handles.resolve(handle, 'import', 'x').ok)).toBe(true);
  });
});
