import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { Command } from '#shared/domain/command.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { Parts } from './parts.ts';

export type Restorable = InputOf<'history.restore-command'>['items'][number];

/** Bringing back what was: each time one command, which undo takes back. */
export class History {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  /** What it takes to bring these back, and what that would change. */
  prepare(items: readonly Restorable[], together: boolean): Promise<Result<OutputOf<'history.restore-command'>>> {
    return this.#deps.api.call('history.restore-command', { items: [...items], together });
  }

  /** What it takes to make a document what it was after an entry. */
  prepareDocument(documentId: DocumentId, sequence: number): Promise<Result<OutputOf<'history.document-at'>>> {
    return this.#deps.api.call('history.document-at', { documentId, sequence });
  }

  /** Resolves when the store has answered. */
  async carryOut(command: Command): Promise<void> {
    this.#deps.sync.run(command);
    await this.#deps.sync.settled();
  }
}
