import { type CSSProperties, Fragment, type ReactNode, useState, useSyncExternalStore } from 'react';
import { titleOf } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { runAction } from '../../app/actions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { otherSide } from '../../app/state/panes.ts';
import type { AppState, ReadingState } from '../../app/state/state.ts';
import { IconButton } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { BesideSeparator } from './beside-separator.tsx';
import { BesideTools } from './beside-tools.tsx';
import { BetweenLayer } from './between-layer.tsx';
import { type DrawnPane, DrawnPanes } from './drawn-panes.ts';
import { useScrollTogether } from './use-scroll-together.ts';
import { ReaderPane } from './reader-pane.tsx';
import { standingOrder } from './standing-order.ts';
import './beside.css';

interface ReaderPanesProps {
  /** What stands over the article in use. */
  readonly children: ReactNode;
}

/** The article that is open, or two of them beside each other with what joins them. */
export function ReaderPanes({ children }: ReaderPanesProps): ReactNode {
  const reading = useApp((state) => state.reading);
  const beside = useApp((state) => state.beside);
  const share = useApp((state) => state.settings.besideShare);
  // While the edge is dragged, its place is nobody else's business.
  const [dragged, setDragged] = useState<number>();
  const [drawn] = useState(() => new DrawnPanes());
  const own = { reading, side: beside ? otherSide[beside.side] : 'left', inUse: true } as const;
  const both = beside ? [own, { reading: beside.reading, side: beside.side, inUse: false }] : [own];
  // In the order in which they are seen.
  const panes = both.sort((a, b) => a.side.localeCompare(b.side));
  const two = panes.length === 2;
  const order = useStandingOrder(panes.map(keyOf));
  const standing = panes.toSorted((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)));
  // React has no type for custom properties.
  const style = { '--beside-share': dragged ?? share } as CSSProperties;
  return (
    <div className="reader-panes" id="reader-panes" data-two={two || undefined} style={style}>
      {standing.map((pane) => (
        // An article keeps its pane, and with it its place, whichever of the two is in use and wherever it stands.
        <Fragment key={keyOf(pane)}>
          <PaneFrame {...pane} two={two} drawn={drawn}>
            {pane.inUse && children}
          </PaneFrame>
        </Fragment>
      ))}
      {two && <BesideSeparator share={dragged ?? share} onDrag={setDragged} />}
      {two && <Between drawn={drawn} panes={panes} />}
    </div>
  );
}

interface Pane {
  readonly reading: ReadingState;
  readonly side: 'left' | 'right';
}

function keyOf({ reading, side }: Pane): string {
  return reading.kind === 'ready' ? reading.open.document.id : side;
}

function useStandingOrder(seen: readonly string[]): readonly string[] {
  const [before, setBefore] = useState(seen);
  const order = standingOrder(before, seen);
  // Kept for the next drawing, in the way that React offers for it.
  if (order !== before) setBefore(order);
  return order;
}

interface PaneFrameProps extends Pane {
  readonly inUse: boolean;
  readonly two: boolean;
  readonly drawn: DrawnPanes;
  readonly children: ReactNode;
}

function PaneFrame({ reading, side, inUse, two, drawn, children }: PaneFrameProps): ReactNode {
  const workbench = useWorkbench();
  const id = reading.kind === 'ready' ? reading.open.document.id : undefined;
  // Before anything in the article hears of it, so that the gesture is meant for this one already.
  const use = (): void => {
    if (!inUse && id !== undefined) workbench.reading.use(id);
  };
  return (
    <div className="reader-pane" data-side={side} data-in-use={(two && inUse) || undefined}>
      {two && <PaneHead reading={reading} tools={side === 'right'} />}
      <div className="reader-pane-body" onPointerDownCapture={use} onFocusCapture={use}>
        <ReaderPane reading={reading} drawn={drawn} />
        {children}
      </div>
    </div>
  );
}

function PaneHead({ reading, tools }: { readonly reading: ReadingState; readonly tools: boolean }): ReactNode {
  const workbench = useWorkbench();
  const title = useApp((state) => titleIn(state, reading));
  return (
    <div className="pane-bar">
      <span className="pane-title" title={title} dir="auto">
        {title}
      </span>
      {tools && <BesideTools />}
      <IconButton
        label={translate('window.beside.close', { title })}
        icon={<CloseIcon />}
        onClick={() => {
          if (reading.kind === 'ready') workbench.beside.closeDocument(reading.open.document.id);
          else runAction('beside.close', workbench);
        }}
      />
    </div>
  );
}

function titleIn({ documents }: AppState, reading: ReadingState): string {
  if (reading.kind === 'none') return '';
  if (reading.kind === 'ready') return titleOf(reading.open.document);
  const found = documents.find(({ document }) => document.id === reading.id);
  return found ? titleOf(found.document) : '';
}

interface BetweenProps {
  readonly drawn: DrawnPanes;
  readonly panes: readonly { readonly reading: ReadingState }[];
}

/** What joins the two articles, as soon as both stand in the page. */
function Between({ drawn, panes }: BetweenProps): ReactNode {
  const there = useSyncExternalStore(drawn.subscribe, drawn.get);
  const paneOf = (reading: ReadingState | undefined): DrawnPane | undefined =>
    there.find(({ documentId }) => reading?.kind === 'ready' && reading.open.document.id === documentId);
  const [left, right] = [paneOf(panes[0]?.reading), paneOf(panes[1]?.reading)];
  useScrollTogether(left, right);
  return left && right && <BetweenLayer panes={drawn} left={left} right={right} />;
}
