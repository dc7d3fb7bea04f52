import type { InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import { type Result, success } from '#shared/domain/result.ts';

type MatchMethod = Extract<MethodName, `matches.${string}`>;

/** No pairs; what is found is tested with the services, and the queue end to end. */
export const fakeMatches: { [Name in MatchMethod]: (input: InputOf<Name>) => Result<OutputOf<Name>> } = {
  'matches.list': () => success({ sequence: 0, total: 0, decided: 0, claims: 0, rows: [] }),
  'matches.pair': () => success(null),
  'matches.decided': () => success({ sequence: 0, total: 0, rows: [] }),
  'matches.cancel': () => success({}),
};
