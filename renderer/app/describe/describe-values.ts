import type { Attributes, AttributeValue } from '#shared/domain/annotation.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import { translate } from '#shared/locales/translate.ts';

const LONGEST_TEXT = 80;

/** What a field went from and to, in words; nothing where it stayed. The empty text stands for no value. */
export function describeField(name: string, before: string, after: string): string[] {
  if (before === after) return [];
  if (before === '') return [translate('window.version.set', { name, after: shorten(after) })];
  if (after === '') return [translate('window.version.unset', { name, before: shorten(before) })];
  return [translate('window.version.change', { name, before: shorten(before), after: shorten(after) })];
}

export function describeAttributes(
  definitions: readonly AttributeDefinition[],
  before: Attributes,
  after: Attributes,
): string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  // The ids are the records' own keys.
  return ([...ids] as (keyof Attributes)[]).flatMap((id) => {
    if (sameValue(before[id], after[id])) return [];
    const definition = definitions.find((one) => one.id === id);
    return describeField(
      definition?.name ?? id,
      describeValue(definition, before[id]),
      describeValue(definition, after[id]),
    );
  });
}

/** A long text by its beginning, so that a sentence stays one. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT - 1).trimEnd()}…` : line;
}

/** A value as the codebook calls it; empty for none. */
export function describeValue(definition: AttributeDefinition | undefined, value: AttributeValue | undefined): string {
  const nameOf = (id: string) => definition?.options.find((option) => option.id === id)?.name ?? id;
  if (value === undefined) return '';
  if (typeof value === 'boolean') return translate(value ? 'window.yes' : 'window.no');
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? nameOf(value) : value.map(nameOf).join(', ');
}
