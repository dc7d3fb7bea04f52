import { randomUUID } from 'node:crypto';
import { FileHandle } from '#shared/api/answers.ts';
import { failure, success, type Result } from '#shared/domain/result.ts';

/** What a person allowed to be done with the files: a file chosen to be read must not be written. */
export type FilePurpose = 'open-project' | 'create-project' | 'import' | 'export' | 'read';

interface Grant {
  readonly paths: readonly [string, ...string[]];
  readonly purposes: readonly FilePurpose[];
}

const remembered = 1000;

/** The window never names a path: it hands back the random handle that stands for what a dialog or a drop chose. */
export class FileHandles {
  readonly #grants = new Map<FileHandle, Grant>();

  grant(paths: Grant['paths'], ...purposes: readonly FilePurpose[]): FileHandle {
    const handle = FileHandle.parse(randomUUID());
    this.#grants.set(handle, { paths, purposes });
    const [oldest] = this.#grants.keys();
    if (this.#grants.size > remembered && oldest !== undefined) this.#grants.delete(oldest);
    return handle;
  }

  /** The paths, or `request/refused` for a handle that was not given out for this. `name` is the request's. */
  resolve(handle: FileHandle, purpose: FilePurpose, name: string): Result<Grant['paths']> {
    const grant = this.#grants.get(handle);
    return grant?.purposes.includes(purpose) ? success(grant.paths) : failure('request/refused', { name });
  }
}
