import { contract, type MethodName } from '#shared/api/contract.ts';
import { failure, success, type Result } from '#shared/domain/result.ts';
import { isAppUrl } from './app-address.ts';

/** 64 million UTF-16 units: more than the largest document that can be imported. */
const textLimit = 64 * 1024 * 1024;
const valueLimit = 4_000_000;

export interface Sender {
  /** Null when the frame has gone in the meantime. */
  readonly frame: { readonly url: string; readonly parent: unknown } | null;
}

/** Only the top frame of one of our own pages is answered. */
export function isTrustedSender({ frame }: Sender): boolean {
  return frame !== null && frame.parent === null && isAppUrl(frame.url);
}

export interface GuardedRequest {
  readonly name: MethodName;
  readonly host: 'shell' | 'services';
  readonly input: unknown;
}

/** What a page asked, checked: a method that a page may call, with an input as the contract wants it. */
export function guardRequest(name: unknown, input: unknown): Result<GuardedRequest> {
  if (typeof name !== 'string' || !isMethodName(name)) return failure('request/unknown', { name: shown(name) });
  const { caller, host, input: schema } = contract[name];
  if (caller !== 'window') return failure('request/refused', { name });
  if (isTooLarge(input)) return failure('request/too-large', { name });
  try {
    const parsed = schema.safeParse(input);
    if (parsed.success) return success({ name, host, input: parsed.data });
    const [issue] = parsed.error.issues;
    return failure('request/invalid', { name, reason: issue ? `${issue.path.join('.')}: ${issue.message}` : '' });
  } catch {
    // Nested deeper than the stack.
    return failure('request/invalid', { name, reason: 'nested too deeply' });
  }
}

/** Own keys only: `constructor` and `__proto__` are no methods. */
function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}

function shown(name: unknown): string {
  return typeof name === 'string' ? name.slice(0, 100) : typeof name;
}

/**
 * Counts as if the value were a tree. So a cycle, or few objects that stand for very many, come to the limit as well.
 */
export function isTooLarge(input: unknown): boolean {
  const rest: unknown[] = [input];
  let text = 0;
  for (let count = 0; rest.length > 0; count++) {
    const value = rest.pop();
    if (typeof value === 'string') text += value.length;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) text += value.byteLength;
    else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) rest.push(part);
    if (text > textLimit || count + rest.length > valueLimit) return true;
  }
  return false;
}
