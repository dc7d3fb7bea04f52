import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';

interface ResizeSeparatorProps {
  readonly label: string;
  /** The panel's width, and its bounds. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** On which side of the separator the panel lies. */
  readonly side: 'left' | 'right';
  readonly controls: string;
  readonly onResize: (width: number) => void;
  /** The dragging has ended, or a key was pressed: the width is to be remembered. */
  readonly onSettled: (width: number) => void;
}

const STEP = 16;

/** The edge of a panel: drag it, or move it with the arrows. */
export function ResizeSeparator(props: ResizeSeparatorProps): ReactNode {
  const { label, value, min, max, side, controls, onResize, onSettled } = props;
  const [drag, setDrag] = useState<{ readonly from: number; readonly width: number } | null>(null);
  const sign = side === 'left' ? 1 : -1;
  const within = (width: number): number => Math.round(Math.min(max, Math.max(min, width)));
  const at = (event: PointerEvent, { from, width }: { from: number; width: number }): number =>
    within(width + sign * (event.clientX - from));

  const onKeyDown = (event: KeyboardEvent): void => {
    const widths: Readonly<Record<string, number>> = {
      ArrowRight: value + sign * STEP,
      ArrowLeft: value - sign * STEP,
      Home: min,
      End: max,
    };
    const width = widths[event.key];
    if (width === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onSettled(within(width));
  };

  return (
    <div
      className="separator"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      data-dragging={drag ? '' : undefined}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: event.clientX, width: value });
      }}
      onPointerMove={(event) => drag && onResize(at(event, drag))}
      onPointerUp={(event) => {
        if (drag) onSettled(at(event, drag));
        setDrag(null);
      }}
      onPointerCancel={() => setDrag(null)}
    />
  );
}
