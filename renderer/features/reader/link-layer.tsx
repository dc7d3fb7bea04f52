import { type CSSProperties, type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { Span } from '#shared/domain/span.ts';
import { translate } from '#shared/locales/translate.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { shortQuote } from '../../app/annotating/linking.ts';
import { besideDocumentOf, codebookOf, openDocumentOf } from '../../app/state/selectors.ts';
import type { AppState } from '../../app/state/state.ts';
import type { Article } from './article-editor.ts';
import {
  type DrawnLinks,
  type Edge,
  edgeOf,
  endText,
  measureFrame,
  measureLinks,
  measureSigns,
  type OtherEnd,
} from './measure-links.ts';
import { useIsWaiting, useView } from './pane-context.ts';
import type { OnMoved } from './use-article.ts';
import './links.css';

interface LinkLayerProps {
  readonly article: Article | undefined;
  readonly onMoved: OnMoved;
  readonly near: () => Span | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
}

interface Drawn {
  readonly signs: string;
  readonly focus?: DrawnLinks | undefined;
  readonly hover?: DrawnLinks | undefined;
  /** Around the annotation that the link in the making would lead to. */
  readonly candidate: string;
}

/**
 * Links over the text: those of the annotation in focus and of the one under the pointer are drawn; all others are a
 * sign at the end of what they join. For the pointer only: the inspector's list says the same to everybody.
 */
export function LinkLayer({ article, onMoved, near, scroller }: LinkLayerProps): ReactNode {
  const layer = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>();
  const open = useView(openDocumentOf);
  const codebook = useApp(codebookOf);
  const linkEnds = useApp((state) => state.linkEnds);
  const isWaiting = useIsWaiting();
  // The lines of what waits in the other article would be taken for those of what is in focus.
  const focusId = useView((state) => (isWaiting && !state.linking ? null : focusIdOf(state)));
  const hoveredId = useApp((state) => state.hoveredId);
  const candidateId = useView(candidateIdOf);
  const textSize = useApp((state) => state.settings.textSize);
  const needed = open !== undefined && (open.links.length > 0 || candidateId !== null);

  useLayoutEffect(() => {
    if (!needed || !article || !codebook) {
      setDrawn(undefined);
      return undefined;
    }
    const place = (): void => {
      const stretch = near();
      if (!stretch || !layer.current) return;
      const page = { article, near: stretch, layer: layer.current.getBoundingClientRect(), open, linkEnds, codebook };
      setDrawn({
        signs: measureSigns(page),
        focus: focusId ? measureLinks(page, focusId, 'focus') : undefined,
        hover: hoveredId && hoveredId !== focusId ? measureLinks(page, hoveredId, 'hover') : undefined,
        candidate: candidateId ? measureFrame(page, candidateId) : '',
      });
    };
    // Just before the frame is drawn, when the page has to be laid out anyway; as with the marks of the focus.
    const frame = requestAnimationFrame(place);
    let told = false;
    const observer = new ResizeObserver(() => {
      // It tells of every element once when it begins to observe it, which the frame above has seen to.
      if (told) place();
      told = true;
    });
    if (layer.current?.parentElement) observer.observe(layer.current.parentElement);
    const stop = onMoved(place);
    return () => {
      stop();
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [needed, article, codebook, open, linkEnds, focusId, hoveredId, candidateId, textSize, near, onMoved]);

  const ends = useMemo(() => [...(drawn?.focus?.ends ?? []), ...(drawn?.hover?.ends ?? [])], [drawn]);
  const beyond = useEndsBeyond(ends, layer, scroller);
  return (
    <div className="link-layer" ref={layer} aria-hidden="true">
      {drawn && (
        <>
          <svg className="link-lines" focusable="false">
            <path className="link-signs" d={drawn.signs} />
            <path className="link-candidate" d={drawn.candidate} />
            {drawn.hover && <Lines drawn={drawn.hover} kind="hover" />}
            {drawn.focus && <Lines drawn={drawn.focus} kind="focus" />}
          </svg>
          {[...(drawn.focus?.tags ?? []), ...(drawn.hover?.tags ?? [])].map(({ id, x, y, text }) => (
            <span key={`${id} ${text}`} className="link-tag" style={{ left: x, top: y }}>
              {text}
            </span>
          ))}
          {[drawn.focus, drawn.hover].map((one) =>
            one?.more.map(({ id, x, y, count }) => (
              <MoreLinks
                key={`${one.id} ${id}`}
                of={one.id}
                count={count}
                className="link-tag"
                style={{ left: x, top: y }}
              />
            )),
          )}
          <EdgeChips edge="above" of={focusId} ends={beyond.filter(({ edge }) => edge === 'above')} />
          <EdgeChips edge="below" of={focusId} ends={beyond.filter(({ edge }) => edge !== 'above')} />
        </>
      )}
    </div>
  );
}

function Lines({ drawn, kind }: { readonly drawn: DrawnLinks; readonly kind: 'focus' | 'hover' }): ReactNode {
  return (
    <g data-links={kind}>
      <path className="link-frames" d={drawn.frames} />
      <path className="link-line" d={drawn.lines} />
      <path className="link-heads" d={drawn.heads} />
    </g>
  );
}

interface EndBeyond {
  readonly end: OtherEnd;
  readonly edge: Edge;
}

/** The ends that cannot be seen, kept right while the article scrolls: then only those that cross an edge change anything. */
function useEndsBeyond(
  ends: readonly OtherEnd[],
  layer: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): readonly EndBeyond[] {
  const [beyond, setBeyond] = useState<readonly EndBeyond[]>([]);

  useLayoutEffect(() => {
    const view = scroller.current;
    let frame = 0;
    const update = (): void => {
      if (!view || !layer.current) return;
      const origin = layer.current.getBoundingClientRect().top;
      const { top, bottom } = view.getBoundingClientRect();
      const next = ends.flatMap((end): EndBeyond[] => {
        const edge = edgeOf(end, { top: top - origin, bottom: bottom - origin });
        return edge ? [{ end, edge }] : [];
      });
      setBeyond((before) => (sameEnds(before, next) ? before : next));
    };
    update();
    if (!view || ends.length === 0) return undefined;
    const onScroll = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(update);
    };
    view.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      view.removeEventListener('scroll', onScroll);
    };
  }, [ends, layer, scroller]);

  return beyond;
}

function sameEnds(a: readonly EndBeyond[], b: readonly EndBeyond[]): boolean {
  return a.length === b.length && a.every(({ end, edge }, i) => end === b[i]?.end && edge === b[i].edge);
}

/** So many ends outside of the window are named; the inspector has all of them. */
const MOST_CHIPS = 3;

const signs = { above: '↑', below: '↓', elsewhere: '↗' } as const;

interface EdgeChipsProps {
  readonly edge: 'above' | 'below';
  readonly of: AnnotationId | null;
  readonly ends: readonly EndBeyond[];
}

/** Ends that are not on the page, named at the edge of the window beyond which they lie. */
function EdgeChips({ edge, of, ends }: EdgeChipsProps): ReactNode {
  const workbench = useWorkbench();
  const documents = useApp((state) => state.documents);
  const besideId = useView(besideIdOf);
  const shown = ends.filter(({ end }) => end.annotation.documentId !== besideId);
  const titleFor = (id: string): string => {
    const found = documents.find(({ document }) => document.id === id);
    return found ? titleOf(found.document) : '';
  };
  return (
    <div className="link-edge" data-edge={edge}>
      {shown.slice(0, MOST_CHIPS).map(({ end, edge: where }) => {
        const { annotation } = end;
        const title = where === 'elsewhere' ? titleFor(annotation.documentId) : '';
        return (
          <button
            key={annotation.id}
            type="button"
            tabIndex={-1}
            className="link-chip"
            title={translate('window.links.go', { quote: shortQuote(annotation) })}
            onClick={() =>
              void workbench.reading.openAt(annotation.documentId, {
                span: envelopeOf(annotation),
                annotationId: annotation.id,
              })
            }
          >
            <span>
              {signs[where]} {endText(end)}
            </span>
            {title !== '' && <span className="link-chip-document">{title}</span>}
          </button>
        );
      })}
      {shown.length > MOST_CHIPS && of && <MoreLinks of={of} count={shown.length - MOST_CHIPS} className="link-chip" />}
    </div>
  );
}

interface MoreLinksProps {
  readonly of: AnnotationId;
  readonly count: number;
  readonly className: string;
  readonly style?: CSSProperties;
}

/** Stands for links that are not named over the text; the inspector has all of them. */
function MoreLinks({ of, count, className, style }: MoreLinksProps): ReactNode {
  const { inspecting } = useWorkbench();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${className} link-more`}
      style={style}
      title={translate('window.links.more', { count })}
      onClick={() => inspecting.goTo(of, { kind: 'links' })}
    >
      {translate('window.links.more-short', { count })}
    </button>
  );
}

/** What is in the article beside is joined by a line, and needs no chip. */
function besideIdOf(state: AppState): string | undefined {
  return besideDocumentOf(state)?.document.id;
}

/** While a link is made, the annotation at which it begins stays in focus for the eye. */
function focusIdOf({ linking, selectedId }: AppState): AnnotationId | null {
  return linking?.from.id ?? selectedId;
}

/** What the link in the making would lead to: picked already, under the pointer, or reached by Tab. */
function candidateIdOf({ linking, hoveredId, selectedId }: AppState): string | null {
  if (!linking) return null;
  const id = linking.to?.id ?? hoveredId ?? selectedId;
  return id === linking.from.id ? null : id;
}
