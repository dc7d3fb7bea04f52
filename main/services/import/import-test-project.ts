import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportOptions } from '#shared/api/answers.ts';
import type { InputOf } from '#shared/api/contract.ts';
import type { Result } from '#shared/domain/result.ts';
import { createServices, type Services } from '../../compose.ts';
import { previewTable } from '../../readers/preview-table.ts';
import { readAnnotations } from '../../readers/read-annotations.ts';
import { readFile } from '../../readers/read-file.ts';
import type { Host } from '../host.ts';

/** A folder with a project in it, for tests of import and export. The reader runs in this process, for speed. */
export class TestProject implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'annotary-'));
  readonly services: Services;

  constructor(read: Host['readFile'] = readFile, print?: Host['print']) {
    this.services = createServices({
      now: () => new Date(),
      newCommandId: () => randomUUID(),
      readFile: read,
      previewTable,
      readAnnotations,
      ...(print ? { print } : {}),
      log: { info: () => {}, error: () => {} },
    });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  text(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  async create(name = 'p.annotary', sample = false): Promise<void> {
    valueOf(await this.services.call('project.create', { path: this.path(name), sample, annotator: 'Ada' }));
  }

  async importFiles(...names: string[]) {
    return valueOf(await this.services.call('import.paths', { paths: names.map((name) => this.path(name)) }));
  }

  /** Over whatever is there, as most tests want it. */
  export(name: string, format: string, options: Partial<ExportOptions> = {}) {
    return this.exportReplacing('all', { name, format, options });
  }

  exportReplacing(
    replace: InputOf<'export.path'>['replace'],
    { name, format, options = {} }: { name: string; format: string; options?: Partial<ExportOptions> },
  ) {
    return this.services.call('export.path', {
      path: this.path(name),
      replace,
      options: { format, excel: false, offsets: 'codepoint', rejected: false, ...options },
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.services.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
