import { describe, expect, it } from 'vitest';
import { type Annotation, Attributes } from '../annotation.ts';
import { changesOf } from '../change-set.ts';
import { Codebook } from '../codebook.ts';
import { Command } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import { AnnotatorId } from '../ids.ts';
import { annotationRecord, decisionContext, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Foreign Secretary Misri spoke with Landau 😀 on Friday.';
const misri = (id: string, patch: Partial<Annotation> & { labelId?: Annotation['labelId'] } = {}): Annotation => ({
  ...annotationRecord({ id, text, spans: [{ start: 18, end: 23 }] }),
  ...patch,
});
const place = (id: string): Annotation =>
  annotationRecord({ id, text, spans: [{ start: 18, end: 23 }], labelId: 'place' });

function edited(annotations: Annotation[], patch: object, codebook = defaultCodebook) {
  const command = Command.parse({ type: 'annotation.edit', ids: annotations.map(({ id }) => id), ...patch });
  const result = decide(projectState(text, { annotations, codebook }), command, decisionContext());
  if (!result.ok) throw new Error(result.error.code);
  return changesOf(result.value, 'annotation');
}

describe('relabelling', () => {
  it('makes no second annotation of the same words with the same label by the same hand', () => {
    expect(edited([misri('a'), place('b')], { labelId: 'person' })).toEqual([]);
    expect(edited([place('a'), place('b')], { labelId: 'person' }).map(({ after }) => after?.id)).toEqual(['a']);
  });

  it('may name other words, or the same ones by another hand or where the other one was rejected', () => {
    const wider = annotationRecord({ id: 'b', text, spans: [{ start: 8, end: 23 }], labelId: 'place' });
    expect(edited([misri('a'), wider], { labelId: 'person' })).toHaveLength(1);
    const byKim = misri('a', { annotatorId: AnnotatorId.parse('kim') });
    expect(edited([byKim, place('b')], { labelId: 'person' })).toHaveLength(1);
    expect(edited([misri('a', { status: 'rejected' }), place('b')], { labelId: 'person' })).toHaveLength(1);
  });

  it('lets the same words hold two claims', () => {
    const claim = annotationRecord({ id: 'a', text, spans: misri('a').spans, labelId: 'claim', layerId: 'claims' });
    expect(edited([claim, place('b')], { labelId: 'claim' })).toHaveLength(1);
  });
});

describe('options of an attribute of many choices', () => {
  const codebook = Codebook.parse({
    ...defaultCodebook,
    layers: defaultCodebook.layers.map((layer) => ({
      ...layer,
      attributes: [
        {
          id: 'frames',
          name: 'Frames',
          kind: 'many-of',
          options: ['economic', 'legal', 'moral'].map((id) => ({ id, name: id })),
          required: false,
          definition: '',
        },
      ],
    })),
  });
  const withFrames = (id: string, frames: readonly string[]): Annotation => ({
    ...misri(id),
    spans: [{ start: id.charCodeAt(0) - 97, end: 10 }],
    attributes: Attributes.parse(frames.length === 0 ? {} : { frames }),
  });
  const frames = (change: { add: string[]; remove: string[] }) => {
    const annotations = [withFrames('a', ['moral']), withFrames('b', ['legal', 'moral']), withFrames('c', [])];
    const patch = { options: [{ attributeId: 'frames', ...change }] };
    return edited(annotations, patch, codebook).map(({ after }) => [after?.id, after?.attributes]);
  };

  it('are added to what each has, in the order of the codebook', () => {
    expect(frames({ add: ['legal'], remove: [] })).toEqual([
      ['a', { frames: ['legal', 'moral'] }],
      ['c', { frames: ['legal'] }],
    ]);
  });

  it('are taken away, and the attribute with the last of them', () => {
    expect(frames({ add: [], remove: ['moral'] })).toEqual([
      ['a', {}],
      ['b', { frames: ['legal'] }],
    ]);
  });

  it('must be options', () => {
    expect(() => frames({ add: ['comic'], remove: [] })).toThrow('annotation/attribute-value');
  });
});
