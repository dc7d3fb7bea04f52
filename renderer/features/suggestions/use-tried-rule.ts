import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Failure } from '#shared/domain/result.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { openDocumentOf } from '../../app/state/selectors.ts';
import { type Draft, faultsOf, ruleOf } from './rule-draft.ts';

export type Tried =
  | { readonly kind: 'nothing' }
  /** Not tried: it is no rule yet. */
  | { readonly kind: 'unusable' }
  | { readonly kind: 'no-document' }
  | { readonly kind: 'trying' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'found'; readonly found: OutputOf<'rules.try'> };

/** After the last letter; a pattern is mostly wrong while it is being written. */
const PAUSE_MS = 300;

/** What the rule in the form finds in the open article, tried whenever the hand rests. */
export function useTriedRule(draft: Draft): Tried {
  const { api } = useWorkbench();
  const documentId = useApp((state) => openDocumentOf(state)?.document.id);
  const [tried, setTried] = useState<Tried>({ kind: 'nothing' });
  const { kind, terms, pattern, caseSensitive, labelId } = draft;
  // Only messages have the name in them: another one is no reason to try the rule again.
  const name = useRef(draft.name);
  useEffect(() => {
    name.current = draft.name;
  }, [draft.name]);
  useEffect(() => {
    setTried({ kind: 'nothing' });
    let over = false;
    const ask = async (): Promise<void> => {
      const said: Draft = { kind, terms, pattern, caseSensitive, labelId, name: name.current, enabled: true };
      const { terms: termsFault, pattern: patternFault } = faultsOf(said);
      if (termsFault !== undefined || patternFault !== undefined) {
        setTried({ kind: 'unusable' });
        return;
      }
      if (documentId === undefined) {
        setTried({ kind: 'no-document' });
        return;
      }
      setTried({ kind: 'trying' });
      const answer = await api.call('rules.try', { documentId, rule: ruleOf(said) });
      if (over) return;
      setTried(answer.ok ? { kind: 'found', found: answer.value } : { kind: 'failed', failure: answer.error });
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [api, documentId, kind, terms, pattern, caseSensitive, labelId]);
  return tried;
}
