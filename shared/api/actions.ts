import { articleActions } from './article-actions.ts';
import { besideActions } from './beside-actions.ts';
import { tickActions } from './tick-actions.ts';
import { versionActions } from './version-actions.ts';
import { windowActions } from './window-actions.ts';

/**
 * Every action exists once, here: the menu bar, the keys, the command palette and the key sheet are made of this
 * table. What an action does is in the window (`renderer/app/actions.ts`), which does not compile while one is missing.
 */
export const actions = {
  ...windowActions,
  ...articleActions,
  ...besideActions,
  ...tickActions,
  ...versionActions,
} as const;

export type ActionName = keyof typeof actions;

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(actions, name);
}
