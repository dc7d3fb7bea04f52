import { LabelId } from '#shared/domain/ids.ts';
import { compilePattern } from '#shared/domain/rule-pattern.ts';
import type { RuleDraft } from '#shared/domain/rule.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { formatNumber } from '../../ui/format.ts';
import type { EditedRule } from './suggestion-sources-dialog.tsx';

/** What is in the form, whether or not it makes a rule yet. */
export interface Draft {
  readonly name: string;
  readonly labelId: string;
  readonly enabled: boolean;
  readonly kind: 'gazetteer' | 'pattern';
  readonly terms: readonly string[];
  readonly pattern: string;
  readonly caseSensitive: boolean;
}

export function draftOf(edited: EditedRule, firstLabel: string): Draft {
  if (typeof edited === 'string')
    return { name: '', labelId: firstLabel, enabled: true, kind: edited, terms: [], pattern: '', caseSensitive: true };
  const { name, labelId, enabled, source } = edited;
  return {
    name,
    labelId,
    enabled,
    kind: source.kind,
    terms: source.kind === 'gazetteer' ? source.terms : [],
    pattern: source.kind === 'pattern' ? source.pattern : '',
    caseSensitive: source.caseSensitive,
  };
}

/** A field and what is wrong with it. */
export type Faults = Partial<Record<'name' | 'terms' | 'pattern', string>>;

const MOST_TERMS = 200_000;
const LONGEST_TERM = 500;

/** What keeps the draft from being a rule. Whether a pattern takes too long is found out only by trying it. */
export function faultsOf({ name, kind, terms, pattern, caseSensitive }: Draft): Faults {
  const faults: Faults = {};
  if (name.trim() === '') faults.name = translate('window.rules.name-needed');
  if (kind === 'pattern') {
    const compiled = compilePattern(ruleName(name), { pattern, caseSensitive });
    if (pattern === '') faults.pattern = translate('window.rules.pattern-needed');
    else if (!compiled.ok) faults.pattern = describeFailure(compiled.error);
    return faults;
  }
  const tooLong = terms.findIndex((term) => term.length > LONGEST_TERM);
  if (terms.length === 0) faults.terms = translate('window.rules.terms-needed');
  else if (terms.length > MOST_TERMS)
    faults.terms = translate('window.rules.terms-too-many', { count: formatNumber(terms.length) });
  else if (tooLong >= 0) faults.terms = translate('window.rules.term-too-long', { line: tooLong + 1 });
  return faults;
}

/** The rule of a draft without faults. */
export function ruleOf({ name, labelId, enabled, kind, terms, pattern, caseSensitive }: Draft): RuleDraft {
  return {
    name: ruleName(name),
    labelId: LabelId.parse(labelId),
    enabled,
    source: kind === 'pattern' ? { kind, pattern, caseSensitive } : { kind, terms, caseSensitive },
  };
}

/** A nameless one can be tried already. */
function ruleName(typed: string): string {
  return typed.trim() || translate('window.rules.unnamed');
}

export function termsIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
