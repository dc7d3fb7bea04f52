import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useApp } from '../../app/context.tsx';
import { type MatchRelation, matchRelations } from '../../app/claims/matching.ts';
import { isTyping } from '../../app/keys.ts';

/** What a key decides in the queue or in the list of decisions; undefined where it means something else there. */
export function relationOfKey(event: KeyboardEvent, half: 'queue' | 'decided'): MatchRelation | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return undefined;
  const isRow = event.target instanceof Element && event.target.matches('[data-row]');
  if (event.key === 'Enter') return isRow && half === 'queue' ? 'same' : undefined;
  const key = event.key === 'Backspace' ? 'Delete' : event.key;
  // There Delete takes the decision back.
  if (key === 'Delete' && half === 'decided') return undefined;
  return matchRelations.find(({ keys }) => keys.some((one) => one === key || one === key.toLowerCase()))?.id;
}

/** Whether the key exchanges the two claims. */
export function isTurning(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return false;
  return event.key.toLowerCase() === 't';
}

/** To the row behind the one in focus, or the one that is shown; at the end it stays. */
export function focusNextRow(from: KeyboardEvent | HTMLElement): void {
  const place = from instanceof HTMLElement ? from : from.currentTarget;
  const row =
    place.querySelector('[data-row]:focus')?.closest('[data-index]') ??
    place.querySelector('[data-row][aria-current="true"]')?.closest('[data-index]');
  const next = Number(row?.getAttribute('data-index') ?? -1) + 1;
  place.querySelector<HTMLElement>(`[data-index="${next}"] [data-row]`)?.focus();
}

/** Gives a pair that an undo brought back the focus, as soon as its row is there. */
export function useCameBack(place: RefObject<HTMLElement | null>, at: number): void {
  const cameBack = useApp((state) => state.matching.cameBack);
  const seen = useRef(cameBack);
  useEffect(() => {
    if (seen.current === cameBack || at < 0) return;
    const row = place.current?.querySelector<HTMLElement>(`[data-index="${at}"] [data-row]`);
    if (!row) return;
    seen.current = cameBack;
    row.focus();
  });
}
