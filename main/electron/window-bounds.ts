import type { Rectangle } from 'electron';
import { z } from 'zod';

export const smallestWindow = { width: 900, height: 600 };
const usualWindow = { width: 1280, height: 840 };

const WindowState = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

/** How much of the window must be on a screen so that a person can take hold of it. */
const visibleWidth = 200;
const visibleHeight = 80;

/**
 * Where the window is to open: as it was, when that is still on a screen; the usual size in the middle of the first
 * screen otherwise (left out here: Electron centres a window without a place). `workAreas` are the screens without
 * their bars, in screen coordinates.
 */
export function restoreWindow(
  stored: unknown,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { readonly maximized: boolean } {
  const parsed = WindowState.safeParse(stored);
  if (!parsed.success) return { ...fitOn(usualWindow, workAreas[0]), maximized: false };
  const state = parsed.data;
  const area = workAreas.find((one) => showsEnough(state, one));
  if (!area) return { ...fitOn(state, workAreas[0]), maximized: state.maximized };
  return { x: state.x, y: state.y, ...fitOn(state, area), maximized: state.maximized };
}

function showsEnough(state: Rectangle, area: Rectangle): boolean {
  const width = Math.min(state.x + state.width, area.x + area.width) - Math.max(state.x, area.x);
  const top = state.y - area.y;
  // The title bar is at the top, so that one must be in reach.
  return width >= visibleWidth && top >= -8 && top <= area.height - visibleHeight;
}

type Size = Pick<Rectangle, 'width' | 'height'>;

function fitOn({ width, height }: Size, area: Size = usualWindow): Size {
  return {
    width: Math.max(smallestWindow.width, Math.min(width, area.width)),
    height: Math.max(smallestWindow.height, Math.min(height, area.height)),
  };
}
