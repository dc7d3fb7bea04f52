import type { AttributeValue } from '#shared/domain/annotation.ts';
import { sameValue } from '#shared/domain/same-value.ts';

type Value = AttributeValue | undefined;

/** What was sent and has not come back as the field's value yet. */
export interface SentValues {
  /** The value over which the first of them was sent. */
  readonly over: Value;
  /** In the order in which they were sent; the last one is what the field shows. */
  readonly values: readonly [Value, ...Value[]];
}

/** One more value on its way. */
export function alsoSent(sent: SentValues | undefined, over: Value, value: Value): SentValues {
  return sent ? { ...sent, values: [sent.values[0], ...sent.values.slice(1), value] } : { over, values: [value] };
}

/**
 * What is still on its way once the field has this value. Undefined where all has arrived, and where the value is
 * neither old nor sent: then somebody else has changed it (undo, say), and that is what the field shows.
 */
export function stillSent(sent: SentValues, value: Value): SentValues | undefined {
  if (sameValue(sent.over, value)) return sent;
  const at = sent.values.findIndex((one) => sameValue(one, value));
  const [first, ...others] = at < 0 ? [] : sent.values.slice(at + 1);
  return at < 0 || at === sent.values.length - 1 ? undefined : { over: value, values: [first, ...others] };
}
