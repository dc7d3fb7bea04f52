import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeApi } from '../test/fake-api.ts';
import { FakeProject } from '../test/fake-project.ts';
import { renderWith } from '../test/render.tsx';
import { sampleDocuments } from '../test/sample-documents.ts';
import { useApp } from './context.tsx';
import { openDocumentOf } from './state/selectors.ts';
import { useFollowing } from './use-following.ts';

describe('useFollowing', () => {
  it('is never about another article than the one that the window names', async () => {
    const drawn: (readonly (string | undefined)[])[] = [];
    const Probe = () => {
      const named = useApp(openDocumentOf)?.document.id;
      drawn.push([named, useFollowing(openDocumentOf)?.document.id]);
      return null;
    };
    const { workbench } = await renderWith(new FakeApi(new FakeProject(sampleDocuments)), <Probe />);
    const second = workbench.store.get().documents[1]?.document.id;
    await act(async () => {
      if (second) await workbench.reading.open(second);
    });
    expect(drawn.at(-1)).toEqual([second, second]);
    expect(drawn.filter(([named, followed]) => named !== followed)).toEqual([]);
  });
});
