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
    case 'entity':
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

/** The value as another kind of attribute has it, where that means the same; undefined where it does not. */
export function convertValue(definition: AttributeDefinition, value: AttributeValue): AttributeValue | undefined {
  const candidate = candidateFor(definition, value);
  return candidate !== undefined && findValueFault(definition, candidate) === undefined ? candidate : undefined;
}

function candidateFor({ kind, options }: AttributeDefinition, value: AttributeValue): AttributeValue | undefined {
  const many = Array.isArray(value);
  switch (kind) {
    case 'text':
      return many ? value.join(', ') : String(value);
    case 'number':
      return typeof value === 'string' && value.trim() !== '' ? Number(value) : undefined;
    case 'boolean':
      return value === 'true' || value === 'false' ? value === 'true' : undefined;
    case 'one-of':
      return many ? (value.length === 1 ? value[0] : undefined) : optionNamed(options, String(value));
    case 'many-of': {
      if (many) return value.filter((id) => options.some((option) => option.id === id));
      const option = optionNamed(options, String(value));
      return option === undefined ? undefined : [option];
    }
    case 'date':
    case 'entity':
      return undefined;
    default:
      return assertNever(kind);
  }
}

function optionNamed(options: AttributeDefinition['options'], text: string): string | undefined {
  return options.find(({ id, name }) => id === text || name === text)?.id;
}
