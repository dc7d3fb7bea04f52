import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileNames } from './file-names.ts';

describe('names of files', () => {
  it.each([
    ['Flood.txt', 'Flood.txt'],
    ['../../etc/passwd', '_.._etc_passwd.txt'],
    ['CON', '_CON.txt'],
    ['a:b*c?.txt', 'a_b_c_.txt'],
    ['北京 洪水', '北京 洪水.txt'],
    ['...', 'document.txt'],
    ['\ud800', '_.txt'],
    ['a\u202egpj.exe', 'a_gpj.exe.txt'],
    ['Loss-Report.txt', 'Loss-Report-2.txt'],
  ])('calls %j %j', (name, expected) => {
    expect(new FileNames().take(name, '.txt')).toBe(expected);
  });

  it('gives no name twice, also where case and composition do not count', () => {
    const names = new FileNames();
    const made = ['é.txt', 'E\u0301.TXT', 'É', 'é-2'].map((name) => names.take(name, '.txt'));
    expect(made).toEqual(['é.txt', 'E\u0301-2.txt', 'É-3.txt', 'é-2-2.txt']);
  });

  it('never leads out of its folder nor outgrows a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const made = new FileNames().take(name, '.txt');
        expect(made).not.toMatch(/[/\\:]|^\.|\.\.$/);
        expect(Buffer.byteLength(made)).toBeLessThan(255);
      }),
    );
  });
});
