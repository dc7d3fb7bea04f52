import type { ErrorCode } from './error-codes.ts';

/** An expected failure: a code for programs, and what a message needs to name the file and the place. */
export interface Failure {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a function gives that can fail in an expected way. Only bugs are thrown. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(
  code: ErrorCode,
  params: Failure['params'] = {},
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, params } };
}
