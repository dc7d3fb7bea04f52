import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { LEAST_PANE } from '../../app/state/selectors.ts';
import { ResizeSeparator } from '../../ui/resize-separator.tsx';

/** How much of the width one article may have, in percent. */
const SHARE = { min: 25, max: 75 } as const;

interface BesideSeparatorProps {
  /** Of the left article, in percent. */
  readonly share: number;
  readonly onDrag: (share: number | undefined) => void;
}

/** The edge between two articles. It is moved in pixels, and kept in percent, since windows have other widths. */
export function BesideSeparator({ share, onDrag }: BesideSeparatorProps): ReactNode {
  const workbench = useWorkbench();
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(1000);
  useLayoutEffect(() => {
    const parent = ref.current?.parentElement;
    if (!parent) return undefined;
    const observer = new ResizeObserver(() => setWidth(parent.clientWidth));
    observer.observe(parent);
    return () => observer.disconnect();
  }, []);
  const pixels = (percent: number): number => Math.round((percent / 100) * width);
  // As beside.css has it: where there is not room for two of that width, both get the same.
  const least = Math.max(pixels(SHARE.min), Math.min(LEAST_PANE, Math.round(width / 2)));
  const limits = { min: least, max: width - least };
  const shareOf = (left: number): number => Math.min(SHARE.max, Math.max(SHARE.min, Math.round((left / width) * 100)));
  return (
    <div className="beside-separator" ref={ref}>
      <ResizeSeparator
        label={translate('window.beside.width')}
        controls="reader-panes"
        side="left"
        value={Math.min(Math.max(pixels(share), limits.min), limits.max)}
        {...limits}
        onResize={(left) => onDrag(shareOf(left))}
        onSettled={(left) => {
          onDrag(undefined);
          void workbench.changeSettings({ besideShare: shareOf(left) });
        }}
      />
    </div>
  );
}
