import type { Failure } from '../domain/result.ts';
import { en } from './en.ts';
import type { MessageKey } from './message-key.ts';

export type MessageParams = Readonly<Record<string, string | number>>;

/** The message with its parameters filled in. A parameter that the message has and the caller did not give stays visible. */
export function translate(key: MessageKey, params: MessageParams = {}): string {
  return en[key].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : placeholder,
  );
}

/** `one` for exactly one, `many` for any other number, which both may mention as `{count}`. */
export function translateCount(one: MessageKey, many: MessageKey, count: number): string {
  return translate(count === 1 ? one : many, { count: count.toLocaleString('en') });
}

/** What went wrong, in a sentence that names the file and the place. */
export function describeFailure(failure: Failure): string {
  return translate(`error.${failure.code}`, failure.params);
}
