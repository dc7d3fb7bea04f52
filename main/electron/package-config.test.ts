import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const text = readFileSync(join(import.meta.dirname, '..', '..', 'electron-builder.yml'), 'utf8');

/** The indented lines below `name:`, which hold one `key: value` each. */
function section(name: string): Readonly<Record<string, string>> {
  const [, block = ''] = new RegExp(`^${name}:\\n((?: {2}.*\\n)+)`, 'm').exec(text) ?? [];
  return Object.fromEntries([...block.matchAll(/^ {2}(\w+): (.*)$/gm)].map(([, key, value]) => [key, value]));
}

describe('the package', () => {
  it('has the fuses that the design asks for', () => {
    expect(section('electronFuses')).toEqual({
      runAsNode: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      grantFileProtocolExtraPrivileges: 'false',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      onlyLoadAppFromAsar: 'true',
      enableEmbeddedAsarIntegrityValidation: 'true',
      enableCookieEncryption: 'true',
    });
  });

  it('is an archive without packages of npm, and is told from others', () => {
    expect(text).toMatch(/^asar: true$/m);
    expect(text).toContain("'!**/node_modules/**'");
    expect(text).toMatch(/^appId: org\.annotary\.workbench$/m);
    expect(text).toMatch(/^productName: Annotary$/m);
  });

  it('opens projects', () => {
    expect(text).toMatch(/^fileAssociations:\n {2}- ext: annotary$/m);
  });
});
