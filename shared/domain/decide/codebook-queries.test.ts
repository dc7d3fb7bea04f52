import { describe, expect, it } from 'vitest';
import { type AnnotationQuery, SavedQuery } from '../annotation-query.ts';
import { changesOf } from '../change-set.ts';
import type { Codebook } from '../codebook.ts';
import { edited } from '../codebook-edits.ts';
import { Command } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import { decisionContext, later, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Misri spoke.';

/** What a saved query becomes when the codebook does. */
function follow(query: object, change: (codebook: Codebook) => object, moved: object): AnnotationQuery {
  const then = '2026-01-02T03:04:05.678Z';
  const saved = SavedQuery.parse({ id: 'q', name: 'Mine', query, createdAt: then, updatedAt: then });
  // As every edit leaves it: types of links name only labels that are there.
  const { codebook } = edited({ ...defaultCodebook, linkTypes: [], ...change(defaultCodebook) });
  const command = Command.parse({ type: 'codebook.replace', codebook, moved });
  const result = decide(projectState(text, { queries: [saved] }), command, decisionContext());
  if (!result.ok) throw new Error(result.error.code);
  const [changed] = changesOf(result.value, 'query');
  if (changed) expect(changed.after?.updatedAt).toBe(later);
  return changed?.after?.query ?? saved.query;
}

const claims = (codebook: Codebook) => codebook.layers.find(({ id }) => id === 'claims');

function withAttributes(change: (attribute: NonNullable<ReturnType<typeof claims>>['attributes'][number]) => object[]) {
  return ({ layers }: Codebook) => ({
    layers: layers.map((layer) =>
      layer.id === 'claims' ? { ...layer, attributes: layer.attributes.flatMap(change) } : layer,
    ),
  });
}

const withoutPerson = ({ layers }: Codebook) => ({
  layers: layers.map((layer) => ({ ...layer, labels: layer.labels.filter(({ id }) => id !== 'person') })),
});

describe('saved queries', () => {
  it('ask for the label that another one was merged into, once', () => {
    const merged = { labels: { person: 'place' } };
    expect(follow({ labelIds: ['person', 'place', 'event'] }, withoutPerson, merged)).toEqual({
      labelIds: ['place', 'event'],
    });
  });

  it('keep a label that went without an heir, so that they do not mean everything', () => {
    expect(follow({ labelIds: ['person'] }, withoutPerson, { labels: { person: null } })).toEqual({
      labelIds: ['person'],
    });
  });

  it('ask for the attribute that took the place of another', () => {
    const moved = { attributes: [{ layerId: 'claims', from: 'cue', to: 'source' }] };
    const withoutCue = withAttributes((one) => (one.id === 'cue' ? [] : [one]));
    expect(follow({ attribute: { id: 'cue', values: [], missing: true } }, withoutCue, moved)).toEqual({
      attribute: { id: 'source', values: [], missing: true },
    });
  });

  it('ask for the option that another one was merged into', () => {
    const moved = { options: [{ layerId: 'claims', attributeId: 'kind', from: 'figure', to: 'event' }] };
    const withoutFigure = withAttributes((one) => [
      one.id === 'kind' ? { ...one, options: one.options.filter(({ id }) => id !== 'figure') } : one,
    ]);
    expect(follow({ attribute: { id: 'kind', values: ['figure', 'event'] } }, withoutFigure, moved)).toEqual({
      attribute: { id: 'kind', values: ['event'] },
    });
    const gone = { options: [{ layerId: 'claims', attributeId: 'kind', from: 'figure', to: null }] };
    expect(follow({ attribute: { id: 'kind', values: ['figure'] } }, withoutFigure, gone)).toEqual({
      attribute: { id: 'kind', values: ['figure'] },
    });
  });

  it('stay as they are where nothing of theirs is moved', () => {
    const query = { labelIds: ['event'], text: 'flood' };
    expect(follow(query, withoutPerson, { labels: { person: 'place' } })).toEqual(query);
  });
});
