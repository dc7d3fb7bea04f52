import type { AttributeValue } from './annotation.ts';
import { assertNever } from './assert-never.ts';
import type { AttributeDefinition } from './codebook.ts';

/** Why an attribute cannot have a value. */
export type ValueFault =
  'not-a-text' | 'not-a-number' | 'not-true-or-false' | 'no-option' | 'not-options' | 'not-a-date';

/** Undefined where the attribute can have the value. */
export function findValueFault({ kind, options }: AttributeDefinition, value: AttributeValue): ValueFault | undefined {
  const isOption = (id: unknown) => options.some((option) => option.id === id);
  switch (kind) {
    case 'text':
    case 'entity':
      return typeof value === 'string' ? undefined : 'not-a-text';
    case 'date':
      return typeof value === 'string' && isDate(value) ? undefined : 'not-a-date';
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

/**
 * Whether the text is a day of the calendar, or a month or year where no more is known: `2024-03-09`, `2024-03`, `2024`
 * (ISO 8601, in the proleptic Gregorian calendar).
 */
export function isDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return false;
  const inMonth = daysIn(Number(year), Number(month));
  return inMonth !== undefined && Number(day) >= 1 && Number(day) <= inMonth;
}

function daysIn(year: number, month: number): number | undefined {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
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
      return typeof value === 'number' ? String(value) : undefined;
    case 'entity':
      return undefined;
    default:
      return assertNever(kind);
  }
}

function optionNamed(options: AttributeDefinition['options'], text: string): string | undefined {
  return options.find(({ id, name }) => id === text || name === text)?.id;
}
