import type { MessageKey } from '#shared/locales/message-key.ts';
import { translate } from '#shared/locales/translate.ts';
import type { ManyOption } from '../../ui/many-field.tsx';

/** The choices, and those that a query still asks for although they are gone, so that they can be taken out of it. */
export function withGone(
  options: readonly ManyOption[],
  asked: readonly string[] | undefined,
  gone: MessageKey,
): readonly ManyOption[] {
  const known = new Set(options.map(({ id }) => id));
  const missing = (asked ?? []).filter((id) => !known.has(id));
  return [...options, ...missing.map((id) => ({ id, name: translate(gone) }))];
}
