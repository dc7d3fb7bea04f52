import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Dialog } from './dialog.tsx';

it('keeps every key to itself, so that what it was made in does nothing behind it', async () => {
  const behind = vi.fn();
  const onClose = vi.fn();
  render(
    <div role="presentation" onKeyDown={behind}>
      <Dialog title="Two propositions" onClose={onClose}>
        <button type="button">Merge</button>
      </Dialog>
    </div>,
  );
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Merge' }));
  await userEvent.keyboard('x{Delete}{Enter}{ArrowDown}');
  expect(behind).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
  expect(behind).not.toHaveBeenCalled();
});
