import { describe, expect, it } from 'vitest';
import { type Annotation, Attributes } from '../annotation.ts';
import { removeAttribute } from '../attribute-edits.ts';
import { changesOf } from '../change-set.ts';
import { Codebook } from '../codebook.ts';
import type { CodebookEdit } from '../codebook-edits.ts';
import { Command, type CommandOf } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import { AnnotatorId, AttributeId, EntityId, LabelId, LayerId, LinkTypeId } from '../ids.ts';
import { removeLabel } from '../label-edits.ts';
import type { Link } from '../link.ts';
import { removeLinkType } from '../link-type-edits.ts';
import { annotationRecord, decisionContext, linkRecord, projectState } from '../testing/records.ts';
import { planCodebook } from './codebook.ts';

const text = 'Misri said on Friday that Landau thanked India.';
const attributes = [
  { id: 'role', name: 'Role', kind: 'text' },
  { id: 'office', name: 'Office', kind: 'text' },
  { id: 'since', name: 'Since', kind: 'date' },
  { id: 'until', name: 'Until', kind: 'date' },
  { id: 'rank', name: 'Rank', kind: 'number' },
].map((one) => ({ ...one, options: [], required: false, definition: '' }));
const codebook = Codebook.parse({
  ...defaultCodebook,
  layers: defaultCodebook.layers.map((layer) => (layer.id === 'entities' ? { ...layer, attributes } : layer)),
  linkTypes: [
    { id: 'names', name: 'Names', definition: '', fromLabelIds: [], toLabelIds: [] },
    { id: 'cites', name: 'Cites', definition: '', fromLabelIds: [], toLabelIds: [] },
  ],
});

type Patch = Omit<Partial<Annotation>, 'attributes'> & {
  readonly attributes?: Readonly<Record<string, string | number>>;
};

function annotation(id: string, { attributes: values = {}, ...patch }: Patch = {}): Annotation {
  const record = annotationRecord({ id, text, spans: [{ start: 0, end: 5 }] });
  return { ...record, attributes: Attributes.parse(values), ...patch };
}
function link(id: string, fromId: string, toId: string, patch: Partial<Link> = {}): Link {
  return { ...linkRecord({ id, fromId, toId }), typeId: LinkTypeId.parse('names'), ...patch };
}
const person = annotation('misri');
const other = annotation('misri-again', { labelId: LabelId.parse('organization') });
const landau = annotation('landau', { spans: [{ start: 26, end: 32 }], quote: 'Landau' });

function plan(edit: CodebookEdit | undefined, annotations: Annotation[], links: Link[] = []) {
  if (!edit) throw new Error('The edit is about something that is there.');
  const command = Command.parse({ type: 'codebook.replace', ...edit }) as CommandOf<'codebook.replace'>; // as its type says
  const planned = planCodebook(projectState(text, { annotations, links, codebook }), command, decisionContext());
  if (!planned.ok) throw new Error(planned.error.code);
  const { changes } = planned.value;
  const idsOf = (kind: 'annotation' | 'link') =>
    changesOf(changes, kind).map(({ before, after }) => [before?.id, after === null ? 'removed' : 'changed']);
  return { ...planned.value, idsOf };
}

function mergeAttribute(from: string, into: string, values: Patch['attributes']) {
  const place = { kind: 'layer', layerId: LayerId.parse('entities') } as const;
  const edit = removeAttribute(codebook, { place, attributeId: AttributeId.parse(from) }, AttributeId.parse(into));
  const planned = plan(edit, [annotation('misri', { attributes: values ?? {} })]);
  return { ...planned, values: changesOf(planned.changes, 'annotation')[0]?.after?.attributes };
}

describe('merging attributes', () => {
  it('puts two texts behind each other, and one that is the same there once', () => {
    expect(mergeAttribute('office', 'role', { role: 'Secretary', office: 'Delhi' })).toMatchObject({
      values: { role: 'Secretary; Delhi' },
      losses: { conflicts: 0, unconverted: 0 },
    });
    expect(mergeAttribute('office', 'role', { role: 'Delhi', office: 'Delhi' }).values).toEqual({ role: 'Delhi' });
  });

  it('counts the values for which there is no room', () => {
    expect(mergeAttribute('until', 'since', { since: '2024', until: '2025' })).toMatchObject({
      values: { since: '2024' },
      losses: { conflicts: 1, unconverted: 0 },
    });
  });

  it('counts the values that the other one cannot hold', () => {
    expect(mergeAttribute('role', 'rank', { role: 'Secretary' })).toMatchObject({
      values: {},
      losses: { conflicts: 0, unconverted: 1 },
    });
    expect(mergeAttribute('role', 'rank', { role: '3' })).toMatchObject({
      values: { rank: 3 },
      losses: { conflicts: 0, unconverted: 0 },
    });
  });
});

describe('merging labels', () => {
  const merged = removeLabel(codebook, 'organization', LabelId.parse('person'));

  it('makes one of two annotations that name the same words, with what was said of both', () => {
    const planned = plan(merged, [
      annotation('misri', { attributes: { role: 'Secretary' }, note: 'One.' }),
      annotation('misri-again', {
        labelId: LabelId.parse('organization'),
        attributes: { role: 'Minister', rank: 2 },
        note: 'Two.',
        entityId: EntityId.parse('e1'),
      }),
    ]);
    expect(planned.together).toEqual({ annotations: 1, links: 0 });
    expect(planned.idsOf('annotation')).toEqual([
      ['misri', 'changed'],
      ['misri-again', 'removed'],
    ]);
    expect(changesOf(planned.changes, 'annotation')[0]?.after).toMatchObject({
      attributes: { role: 'Secretary; Minister', rank: 2 },
      note: 'One.\n\nTwo.',
      entityId: 'e1',
    });
  });

  it('moves the links of the twin, of which there is each only once then', () => {
    const planned = plan(
      merged,
      [person, other, landau],
      [
        link('kept', 'misri', 'landau'),
        link('twin', 'misri-again', 'landau', { note: 'Twice.' }),
        link('moved', 'landau', 'misri-again'),
        link('itself', 'misri-again', 'misri'),
      ],
    );
    expect(planned.together).toEqual({ annotations: 1, links: 1 });
    const links = new Map(changesOf(planned.changes, 'link').map(({ before, after }) => [String(before?.id), after]));
    expect([...links.keys()].sort()).toEqual(['itself', 'kept', 'moved', 'twin']);
    expect(links.get('kept')).toMatchObject({ toId: 'landau', note: 'Twice.' });
    expect(links.get('moved')).toMatchObject({ fromId: 'landau', toId: 'misri' });
    expect([links.get('twin'), links.get('itself')]).toEqual([null, null]);
  });

  it.each<[string, Annotation, Annotation]>([
    ['other words', person, { ...other, spans: landau.spans }],
    ['another hand', person, { ...other, annotatorId: AnnotatorId.parse('bo') }],
    ['what was rejected', { ...person, status: 'rejected' }, other],
    [
      'other entries of the register',
      { ...person, entityId: EntityId.parse('e1') },
      { ...other, entityId: EntityId.parse('e2') },
    ],
  ])('leaves apart %s', (_what, one, two) => {
    const planned = plan(merged, [one, two]);
    expect(planned.together.annotations).toBe(0);
    expect(planned.idsOf('annotation')).toEqual([['misri-again', 'changed']]);
  });

  it('leaves twins alone that it has not made', () => {
    const planned = plan(merged, [person, annotation('misri-twice'), { ...other, spans: landau.spans }]);
    expect(planned.idsOf('annotation')).toEqual([['misri-again', 'changed']]);
  });
});

describe('merging types of links', () => {
  it('makes one link of two that join the same ends in the same direction', () => {
    const planned = plan(
      removeLinkType(codebook, 'cites', LinkTypeId.parse('names')),
      [person, landau],
      [
        link('kept', 'misri', 'landau', { confidence: 0.5 }),
        link('twin', 'misri', 'landau', { typeId: LinkTypeId.parse('cites'), note: 'Twice.' }),
        link('back', 'landau', 'misri', { typeId: LinkTypeId.parse('cites') }),
      ],
    );
    expect(planned.together).toEqual({ annotations: 0, links: 1 });
    expect(planned.idsOf('link')).toEqual([
      ['kept', 'changed'],
      ['twin', 'removed'],
      ['back', 'changed'],
    ]);
    expect(changesOf(planned.changes, 'link')[0]?.after).toMatchObject({ note: 'Twice.', confidence: 0.5 });
  });
});
