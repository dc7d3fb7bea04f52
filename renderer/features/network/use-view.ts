import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** What of the plane is seen: pixels per unit, and where its middle stands in the box. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Before the box was measured. */
const FIRST: Size = { width: 900, height: 560 };
const ROOM = { across: 110, down: 44 };
const LARGEST = 600;
const SMALLEST = 6;
/** Of a network that would fit at any size: two nodes need no more than this between them. */
const USUAL = 190;

export interface NetworkView extends View {
  readonly size: Size;
  /** Around a place in the box, or its middle. */
  readonly zoom: (factor: number, around?: { readonly x: number; readonly y: number }) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly fit: () => void;
}

/** Zooming and moving a drawing; all of it is seen until somebody does so. */
export function useView(
  places: readonly { readonly x: number; readonly y: number }[],
): [box: RefObject<HTMLDivElement | null>, view: NetworkView] {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(FIRST);
  const [moved, setMoved] = useState<View | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = (): void =>
      setSize({ width: element.clientWidth || FIRST.width, height: element.clientHeight || FIRST.height });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const whole = useMemo(() => fitting(places, size), [places, size]);
  const view = moved ?? whole;
  const zoom = useCallback<NetworkView['zoom']>(
    (factor, around = { x: size.width / 2, y: size.height / 2 }) => {
      setMoved((before) => {
        const from = before ?? whole;
        const scale = Math.min(LARGEST, Math.max(SMALLEST, from.scale * factor));
        const share = scale / from.scale;
        return { scale, x: around.x + (from.x - around.x) * share, y: around.y + (from.y - around.y) * share };
      });
    },
    [size, whole],
  );
  const pan = useCallback<NetworkView['pan']>(
    (dx, dy) => {
      setMoved((before) => {
        const from = before ?? whole;
        return { ...from, x: from.x + dx, y: from.y + dy };
      });
    },
    [whole],
  );
  const fit = useCallback(() => setMoved(null), []);
  return [box, { ...view, size, zoom, pan, fit }];
}

function fitting(places: readonly { readonly x: number; readonly y: number }[], { width, height }: Size): View {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const across = Math.max(1, width - 2 * ROOM.across) / Math.max(right - left, 0.01);
  const down = Math.max(1, height - 2 * ROOM.down) / Math.max(bottom - top, 0.01);
  const scale = Math.min(across, down, USUAL);
  return { scale, x: width / 2 - ((left + right) / 2) * scale, y: height / 2 - ((top + bottom) / 2) * scale };
}
