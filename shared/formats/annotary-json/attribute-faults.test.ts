import { describe, expect, it } from 'vitest';
import { Annotation, type AttributeValue } from '../../domain/annotation.ts';
import { Codebook } from '../../domain/codebook.ts';
import { findAttributeFault, mustFit } from './attribute-faults.ts';

const kinds = ['text', 'number', 'boolean', 'one-of', 'many-of', 'date'] as const;
const attributes = kinds.map((kind) => ({
  id: kind,
  name: kind,
  kind,
  options: kind.endsWith('of') ? [{ id: 'a', name: 'A' }] : [],
  required: false,
  definition: '',
}));
const layer = { id: 'claims', name: 'Claims', kind: 'claim', paint: 'underline', labels: [], attributes };
const codebook = Codebook.parse({ version: 1, name: 'Kinds', layers: [layer], linkTypes: [] });

const made = '2026-01-02T03:04:05.006Z';
const edited = '2026-01-03T03:04:05.006Z';

function annotation(more: object): Annotation {
  return Annotation.parse({
    id: 'c1',
    documentId: 'd1',
    layerId: 'claims',
    labelId: 'claim',
    spans: [{ start: 0, end: 1 }],
    quote: 'x',
    attributes: {},
    note: '',
    entityId: null,
    annotatorId: 'ada',
    status: 'open',
    origin: { kind: 'manual', by: '' },
    confidence: null,
    codebookVersion: 1,
    createdAt: made,
    updatedAt: made,
    ...more,
  });
}

describe('findAttributeFault', () => {
  it.each<[string, AttributeValue, boolean]>([
    ['text', 'x', true],
    ['text', 1, false],
    ['number', 0, true],
    ['number', '0', false],
    ['boolean', false, true],
    ['boolean', 'false', false],
    ['one-of', 'a', true],
    ['one-of', 'A', false],
    ['one-of', ['a'], false],
    ['many-of', [], true],
    ['many-of', ['a'], true],
    ['many-of', ['a', 'b'], false],
    ['many-of', 'a', false],
    ['date', '2025', true],
    ['date', 'last Friday', false],
    ['gone', 'x', false],
  ])('for %s, %j fits: %s', (id, value, fits) => {
    const fault = findAttributeFault(codebook, annotation({ attributes: { [id]: value } }));
    expect(fault?.attributeId).toBe(fits ? undefined : id);
  });
});

describe('mustFit', () => {
  it.each([
    ['made and edited while there was one version', 1, { updatedAt: edited }, true],
    ['made under an earlier version', 2, { codebookVersion: 1 }, false],
    ['made under this version', 2, { codebookVersion: 2 }, true],
    ['edited under this version, with values of an earlier one', 2, { codebookVersion: 2, updatedAt: edited }, false],
  ])('%s', (_name, version, more, must) => {
    expect(mustFit({ ...codebook, version }, annotation(more))).toBe(must);
  });
});
