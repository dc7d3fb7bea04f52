import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { DropTarget } from './drop-target.tsx';

const HINT = 'Drop the files to import them';

/** jsdom has no DragEvent; the page is told what a browser tells it. */
function drag(type: 'dragenter' | 'dragleave' | 'drop', kind = 'Files'): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { types: [kind], files: [new File(['Misri'], 'talks.txt')] } });
  act(() => {
    document.body.dispatchEvent(event);
  });
  return event.defaultPrevented;
}

it('shows that files can be dropped for as long as they are above the window or a part of it', async () => {
  await renderWith(new FakeApi(new FakeProject()), <DropTarget />);
  drag('dragenter');
  drag('dragenter');
  drag('dragleave');
  expect(screen.getByText(HINT)).toBeDefined();
  drag('dragleave');
  expect(screen.queryByText(HINT)).toBeNull();
});

it('imports what is dropped, and leaves alone what is no file', async () => {
  const api = new FakeApi(new FakeProject());
  await renderWith(api, <DropTarget />);
  expect(drag('drop', 'text/plain')).toBe(false);
  drag('dragenter');
  expect(drag('drop')).toBe(true);
  await settle();
  expect(screen.queryByText(HINT)).toBeNull();
  expect(api.inputsOf('shell.import')).toHaveLength(1);
});
