import type { AttributeValue } from './annotation.ts';
import { assertNever } from './assert-never.ts';
import type { AttributeDefinition } from './codebook.ts';

/** Why an attribute cannot have a value. */
export type ValueFault = 'not-a-text' | 'not-a-number' | 'not-true-or-false' | 'no-option' | 'not-options';

/** Undefined where the attribute can have the value. */
export function findValueFault({ kind, options }: AttributeDefinition, value: AttributeValue): ValueFault | undefined {
  const isOption = (id: unknown) => options.some((option) => option.id === id);
  switch (kind) {
    case 'text':
    case 'date':
      return typeof value === 'string' ? undefined : 'not-a-text';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'not-a-number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'not-true-or-false';
    case 'one-of':
      return isOption(value) ? undefined : 'no-option';
    case 'many-of':
      return Array.isArray(value) && value.every(isOption) ? undefined : 'not-options';
    default:
      return assertNever(kind);
  }
}
