import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { LabelId } from '#shared/domain/ids.ts';
import { openDocumentOf } from '../../app/state/selectors.ts';
import type { Workbench } from '../../app/workbench.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { useBrushStroke } from './use-brush-stroke.ts';

/** An article that has only this of the keyboard: `x` moves the cursor. */
function Article() {
  const stroke = useBrushStroke();
  return (
    <>
      <textarea
        aria-label="Article"
        data-reader
        onKeyDown={(event) => {
          stroke.onKey(event);
          if (event.key === 'x') stroke.onMoved(event);
        }}
      />
      <button type="button">In a dialog</button>
    </>
  );
}

let workbench: Workbench;
const article = () => screen.getByRole('textbox');
const made = () => (openDocumentOf(workbench.store.get())?.shown.size ?? 0) - 3;
const draw = () => {
  fireEvent.keyDown(article(), { key: 'Shift', shiftKey: true });
  fireEvent.keyDown(article(), { key: 'x', shiftKey: true });
};
const select = () =>
  act(() => workbench.annotating.select({ span: { start: 0, end: 11 }, kind: 'selection', exact: false }));

beforeEach(async () => {
  ({ workbench } = await renderWith(new FakeApi(new FakeProject(sampleDocuments)), <Article />));
  act(() => workbench.annotating.takeBrush(LabelId.parse('event')));
  select();
});

describe('a stroke of the brush', () => {
  it('ends where Shift is let go of, and is labelled once', () => {
    draw();
    fireEvent.keyUp(article(), { key: 'Shift' });
    expect(made()).toBe(1);
    select();
    fireEvent.keyUp(article(), { key: 'Shift' });
    expect(made()).toBe(1);
  });

  it('is nothing where Shift is let go of outside of the article', () => {
    draw();
    fireEvent.keyUp(screen.getByRole('button'), { key: 'Shift' });
    fireEvent.keyUp(article(), { key: 'Shift' });
    expect(made()).toBe(0);
  });

  it('is not a tap of Shift with something selected', () => {
    fireEvent.keyDown(article(), { key: 'Shift', shiftKey: true });
    fireEvent.keyUp(article(), { key: 'Shift' });
    expect(made()).toBe(0);
    draw();
    // Let go of in another window: nobody was told.
    fireEvent.keyDown(article(), { key: 'Shift', shiftKey: true });
    fireEvent.keyUp(article(), { key: 'Shift' });
    expect(made()).toBe(0);
  });

  it('is not what was drawn before the brush was taken', () => {
    act(() => workbench.annotating.letGo());
    select();
    draw();
    act(() => workbench.annotating.takeBrush(LabelId.parse('event')));
    fireEvent.keyUp(article(), { key: 'Shift' });
    expect(made()).toBe(0);
  });
});
