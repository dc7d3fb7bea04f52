import { expect, it } from 'vitest';
import { AttributeDefinition } from '../codebook.ts';
import { withDefaults } from './attributes.ts';

const attribute = (id: string, more: object) =>
  AttributeDefinition.parse({ id, name: id, kind: 'text', options: [], required: false, definition: '', ...more });

it('fills in only the defaults of what is asked for', () => {
  const attributes = [
    attribute('kind', { default: 'figure' }),
    attribute('unit', { default: 'people', shownIf: { attributeId: 'kind', values: ['figure'] } }),
    attribute('reviewer', { default: 'Desk', shownIf: { attributeId: 'verdict', values: ['true'] } }),
    attribute('site', { default: 'desk.example', shownIf: { attributeId: 'reviewer', values: ['Desk'] } }),
    attribute('old', { default: 'x', retired: true }),
    attribute('plain', {}),
  ];
  expect(withDefaults({ name: 'Claims', attributes })).toEqual({ kind: 'figure', unit: 'people' });
});
