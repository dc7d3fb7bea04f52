import type { Command } from '#shared/domain/command.ts';
import type { Failure } from '#shared/domain/result.ts';
import { describeFailure } from '#shared/locales/translate.ts';
import type { AppState } from '../state/state.ts';
import type { Store } from '../state/store.ts';

/**
 * A relation that cannot stand beside what the same annotator has said already may take its place: whichever way it was
 * made, that is asked at once. Answers false for any other failure.
 */
export function offerReplacing(store: Store<AppState>, failure: Failure, command: Command | undefined): boolean {
  if (failure.code !== 'link/excluded' || !command) return false;
  const replacing = withReplaces(command);
  if (!replacing) return false;
  store.update((state) => ({
    ...state,
    dialog: { kind: 'replace-relation', text: describeFailure(failure), command: replacing },
  }));
  return true;
}

function withReplaces(command: Command): Command | undefined {
  if (command.type === 'link.add' || command.type === 'link.edit' || command.type === 'claim.match')
    return { ...command, replaces: true };
  return undefined;
}
