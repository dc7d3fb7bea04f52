import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type Codebook, findLinkType } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { shortQuote } from '../../app/annotating/linking.ts';
import { besideDocumentOf, codebookOf, openDocumentOf } from '../../app/state/selectors.ts';
import type { AppState, OpenDocumentState } from '../../app/state/state.ts';
import { typesOf } from './link-ends.ts';
import type { DrawnPane, DrawnPanes } from './drawn-panes.ts';
import { type PlacedPair, placeNow, placePairs } from './measure-pairs.ts';
import { drawPairs, type MeasuredPair, type PairDrawing, STUB } from './pair-lines.ts';
import './beside.css';

/** In pixels, from the edges of the text: the left article's line ends and the right one's paragraphs keep their room. */
const MARGINS = { left: 8, right: 20 } as const;

/** Some pairs whose other ends lie beyond one edge of one article. */
interface Stub {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly edge: 'above' | 'below';
  readonly pairs: readonly PlacedPair[];
}

interface Drawn extends PairDrawing {
  readonly stubs: readonly Stub[];
  readonly drag: string;
}

interface BetweenLayerProps {
  readonly panes: DrawnPanes;
  /** The articles as they stand. */
  readonly left: DrawnPane;
  readonly right: DrawnPane;
}

/**
 * What belongs together in the two articles, joined by lines over the gap between them. For the eye and the pointer:
 * the inspector's list says the same to everybody, and the keyboard follows a link by its own action.
 */
export function BetweenLayer({ panes, left, right }: BetweenLayerProps): ReactNode {
  const layer = useRef<HTMLDivElement>(null);
  const { opens, codebook, strongIds } = usePairState(left, right);
  const dragged = useSyncExternalStore(panes.subscribe, panes.dragged);
  const textSize = useApp((state) => state.settings.textSize);
  const [drawn, setDrawn] = useState<Drawn>();
  const placed = useRef<readonly PlacedPair[]>([]);

  const draw = useCallback((): void => {
    const origin = layer.current?.getBoundingClientRect();
    if (!origin || !codebook) return;
    const next = measureNow({ origin, left, right, placed: placed.current, strongIds, codebook });
    const from = dragged && `M${dragged.from.x - origin.left} ${dragged.from.y - origin.top}`;
    const drag = dragged && from ? `${from}L${dragged.to.x - origin.left} ${dragged.to.y - origin.top}` : '';
    setDrawn({ ...next, drag });
  }, [left, right, strongIds, codebook, dragged]);

  useLayoutEffect(() => {
    const [own, other] = [opens.left, opens.right];
    if (!own || !other) return undefined;
    const measure = (): void => {
      placed.current = placePairs({ pane: left, open: own }, { pane: right, open: other });
      draw();
    };
    let frame = requestAnimationFrame(measure);
    // Just before the next frame is drawn, and once for both articles.
    const soon = (what: () => void) => (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(what);
    };
    const [onScroll, onMoved] = [soon(draw), soon(measure)];
    const observer = new ResizeObserver(onMoved);
    for (const { root, scroller } of [left, right]) {
      observer.observe(root);
      scroller.addEventListener('scroll', onScroll, { passive: true });
    }
    const stops = [left.onMoved(onMoved), right.onMoved(onMoved)];
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      for (const { scroller } of [left, right]) scroller.removeEventListener('scroll', onScroll);
      for (const stop of stops) stop();
    };
  }, [left, right, opens.left, opens.right, draw, textSize]);

  return (
    <div className="between-layer" ref={layer} aria-hidden="true">
      {drawn && (
        <>
          <svg className="between-lines" focusable="false">
            <path className="between-plain" d={drawn.plain} />
            <path className="between-plain between-dashed" d={drawn.dashed} />
            <path className="between-bracket" d={drawn.brackets} />
            <path className="between-strong" d={drawn.strong} />
            <path className="between-strong between-dashed" d={drawn.strongDashed} />
            <path className="between-bracket between-bracket-strong" d={drawn.strongBrackets} />
            <path className="between-strong" d={drawn.drag} />
          </svg>
          {drawn.tags.map(({ x, y, text }) => (
            <span key={`${text} ${y}`} className="between-tag" style={{ left: x, top: y }}>
              {text}
            </span>
          ))}
          {codebook && drawn.stubs.map((stub) => <StubButton key={stub.key} stub={stub} codebook={codebook} />)}
        </>
      )}
    </div>
  );
}

/** Leads to the first pair that goes beyond the edge: each end in its article. */
function StubButton({ stub, codebook }: { readonly stub: Stub; readonly codebook: Codebook }): ReactNode {
  const { reading } = useWorkbench();
  const { x, y, edge, pairs } = stub;
  // The one that is nearest to the edge.
  const first = edge === 'above' ? pairs.at(-1) : pairs[0];
  if (!first) return null;
  const title = translate('window.beside.bring', {
    type: typeText(first, codebook),
    from: shortQuote(first.left),
    to: shortQuote(first.right),
  });
  const bring = (): void => {
    for (const end of [first.left, first.right]) reading.reveal(envelopeOf(end), end.documentId);
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className="between-stub"
      style={{ left: x, top: y }}
      title={`${translate(`window.beside.${edge}`, { count: pairs.length })}\n${title}`}
      onClick={bring}
    >
      {edge === 'above' ? '↑' : '↓'} {pairs.length}
    </button>
  );
}

interface Now {
  readonly origin: DOMRect;
  readonly left: DrawnPane;
  readonly right: DrawnPane;
  readonly placed: readonly PlacedPair[];
  readonly strongIds: ReadonlySet<string>;
  readonly codebook: Codebook;
}

/** Where everything stands now: two boxes are asked for and the rest is added up, so it can follow every frame. */
function measureNow({ origin, left, right, placed, strongIds, codebook }: Now): Omit<Drawn, 'drag'> {
  const views = { left: left.scroller.getBoundingClientRect(), right: right.scroller.getBoundingClientRect() };
  const frame = {
    left: left.root.getBoundingClientRect().right - origin.left + MARGINS.left,
    right: right.root.getBoundingClientRect().left - origin.left - MARGINS.right,
    height: views.left.height,
  };
  const pairs: MeasuredPair[] = [];
  const beyond = new Map<string, PlacedPair[]>();
  const note = (key: string, pair: PlacedPair): void => void beyond.set(key, [...(beyond.get(key) ?? []), pair]);
  for (const pair of placed) {
    const at = {
      left: placeNow(left, pair.left, pair.leftAt, views.left),
      right: placeNow(right, pair.right, pair.rightAt, views.right),
    };
    const isOut = { left: typeof at.left === 'string', right: typeof at.right === 'string' };
    if (isOut.left && isOut.right) continue;
    if (typeof at.left === 'string') note(`left ${at.left}`, pair);
    if (typeof at.right === 'string') note(`right ${at.right}`, pair);
    const { outgoing, incoming } = pair.partner;
    const strong = strongIds.has(pair.left.id) || strongIds.has(pair.right.id);
    pairs.push({
      ...at,
      strong,
      dashed: outgoing.length + incoming.length === 0,
      text: strong ? typeText(pair, codebook) : '',
    });
  }
  const stubs = [...beyond].map(([key, pairsThere]): Stub => {
    const edge = key.endsWith('above') ? 'above' : 'below';
    return {
      key,
      edge,
      x: key.startsWith('left') ? frame.left : frame.right,
      y: edge === 'above' ? STUB : frame.height - STUB,
      pairs: pairsThere,
    };
  });
  return { ...drawPairs(pairs, frame), stubs };
}

function typeText({ right, partner }: PlacedPair, codebook: Codebook): string {
  const connection = { otherId: right.id, ...partner };
  const nameOf = (typeId: string): string => findLinkType(codebook, typeId)?.name ?? typeId;
  const isSymmetric = (typeId: string): boolean => findLinkType(codebook, typeId)?.symmetric === true;
  return typesOf(connection, nameOf, isSymmetric) || translate('window.beside.proposition');
}

interface PairState {
  readonly opens: { readonly left: OpenDocumentState | undefined; readonly right: OpenDocumentState | undefined };
  readonly codebook: Codebook | undefined;
  /** In focus, or under the pointer. */
  readonly strongIds: ReadonlySet<string>;
}

function usePairState(left: DrawnPane, right: DrawnPane): PairState {
  const openOf = (id: string) => (state: AppState) =>
    [openDocumentOf(state), besideDocumentOf(state)].find((open) => open?.document.id === id);
  const own = useApp(openOf(left.documentId));
  const other = useApp(openOf(right.documentId));
  const codebook = useApp(codebookOf);
  const selectedId = useApp((state) => state.linking?.from.id ?? state.selectedId);
  const hoveredId = useApp((state) => state.hoveredId);
  const strongIds = useMemo(
    () => new Set<string>([selectedId, hoveredId].flatMap((id) => id ?? [])),
    [selectedId, hoveredId],
  );
  return { opens: { left: own, right: other }, codebook, strongIds };
}
