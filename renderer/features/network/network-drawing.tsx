import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import type { NetworkAnswer, NetworkTie, PlacedNode } from '#shared/api/network-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { nodeLabel, shortName, tieLabel } from './describe-network.ts';
import { NetworkLegend } from './network-legend.tsx';
import { nextNode } from './next-node.ts';
import { labelWidth, placeLabels } from './place-labels.ts';
import { type NetworkView, useView } from './use-view.ts';

const ZOOM = 1.3;
const STEP = 60;

/** The network drawn. One node takes the focus; arrows lead on from there. */
export function NetworkDrawing({ network }: { readonly network: NetworkAnswer }): ReactNode {
  const { networking } = useWorkbench();
  const behind = useApp((state) => state.claims.network.behind);
  const [box, view] = useView(network.nodes);
  const [focused, setFocused] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const hintId = useId();
  const drag = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const drawn = useMemo(() => draw(network, view.scale), [network, view.scale]);
  const tabStop =
    drawn.nodes.find(({ node }) => node.id === (focused ?? behind[0]))?.node.id ?? drawn.nodes[0]?.node.id;

  const onKeyDown = (event: KeyboardEvent<SVGGElement>, id: string): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keyActions(view)[event.key];
    const isTied = (other: string): boolean =>
      network.ties.some(
        ({ source, target }) => (source === id && target === other) || (target === id && source === other),
      );
    const next = event.shiftKey ? undefined : nextNode(network.nodes, { from: id, key: event.key, isTied });
    if (event.shiftKey && event.key.startsWith('Arrow')) panBy(view, event.key);
    else if (event.key === 'Enter' || event.key === ' ') networking.show({ behind: [id] });
    else if (act) act();
    else if (next !== undefined) {
      setFocused(next);
      const group = event.currentTarget.parentElement;
      const target = [...(group?.children ?? [])].find(
        (one) => one instanceof SVGGElement && one.dataset['node'] === next,
      );
      if (target instanceof SVGElement) target.focus();
      keepInView(
        view,
        network.nodes.find((node) => node.id === next),
      );
    } else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
  };

  return (
    <div className="network-drawing">
      <div
        ref={box}
        className="network-canvas"
        onWheel={(event) => {
          const { left, top } = event.currentTarget.getBoundingClientRect();
          view.zoom(event.deltaY < 0 ? 1.12 : 1 / 1.12, { x: event.clientX - left, y: event.clientY - top });
        }}
        onPointerDown={(event) => {
          if (event.button !== 0 || (event.target instanceof Element && event.target.closest('[data-hit]'))) return;
          drag.current = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (!drag.current) return;
          view.pan(event.clientX - drag.current.x, event.clientY - drag.current.y);
          drag.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerUp={() => {
          drag.current = null;
        }}
      >
        <svg role="group" aria-label={translate('window.network.drawing')} aria-describedby={hintId}>
          <g transform={`translate(${view.x} ${view.y})`}>
            <Ties drawn={drawn} behind={behind} focused={focused ?? hovered} />
            <g>
              {drawn.nodes.map((one) => (
                <Node
                  key={one.node.id}
                  drawn={one}
                  isChosen={behind.includes(one.node.id)}
                  isTabStop={one.node.id === tabStop}
                  onFocus={() => setFocused(one.node.id)}
                  onBlur={() => setFocused(null)}
                  onHover={setHovered}
                  onKeyDown={(event) => onKeyDown(event, one.node.id)}
                />
              ))}
            </g>
            <Labels drawn={drawn} wanted={[focused, hovered, ...behind]} />
          </g>
        </svg>
      </div>
      <div className="network-under">
        <NetworkLegend ties={network.ties} nodes={network.nodes} />
        <p id={hintId} className="visually-hidden">
          {translate('window.network.drawing-keys')}
        </p>
        <div className="network-zoom" role="group" aria-label={translate('window.network.zoom')}>
          <Button aria-label={translate('window.network.zoom-out')} onClick={() => view.zoom(1 / ZOOM)}>
            −
          </Button>
          <Button aria-label={translate('window.network.zoom-in')} onClick={() => view.zoom(ZOOM)}>
            +
          </Button>
          <Button onClick={view.fit}>{translate('window.network.fit')}</Button>
        </div>
      </div>
    </div>
  );
}

function keyActions({ zoom, fit }: NetworkView): Readonly<Record<string, () => void>> {
  const larger = (): void => zoom(ZOOM);
  return { '+': larger, '=': larger, '-': () => zoom(1 / ZOOM), '0': fit };
}

function panBy({ pan }: NetworkView, key: string): void {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [STEP, 0],
    ArrowRight: [-STEP, 0],
    ArrowUp: [0, STEP],
    ArrowDown: [0, -STEP],
  };
  const [dx, dy] = steps[key] ?? [0, 0];
  pan(dx, dy);
}

/** Moves the drawing where the node that gets the focus is outside. */
function keepInView({ scale, x, y, size, pan }: NetworkView, node: PlacedNode | undefined): void {
  if (!node) return;
  const [left, top] = [node.x * scale + x, node.y * scale + y];
  const beyond = (place: number, room: number): number => Math.min(Math.max(place, STEP), room - STEP) - place;
  const [dx, dy] = [beyond(left, size.width), beyond(top, size.height)];
  if (dx !== 0 || dy !== 0) pan(dx, dy);
}

interface DrawnNode {
  readonly node: PlacedNode;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly text: string;
  readonly name: string;
  readonly label: { readonly x: number; readonly y: number } | null;
}

interface DrawnTie {
  readonly tie: NetworkTie;
  readonly from: DrawnNode;
  readonly to: DrawnNode;
  readonly width: number;
  readonly name: string;
}

interface Drawn {
  readonly nodes: readonly DrawnNode[];
  readonly ties: readonly DrawnTie[];
}

const RADIUS = { least: 6, most: 15 };
/** Pixels per unit from which nodes have their whole size. */
const ROOMY = 44;
const WIDTH = { least: 1.2, most: 7 };

function draw({ nodes, ties }: NetworkAnswer, scale: number): Drawn {
  const busiest = Math.max(1, ...nodes.map(({ statements }) => statements));
  const counts = new Map<string, number>();
  for (const { source, target } of ties) for (const id of [source, target]) counts.set(id, (counts.get(id) ?? 0) + 1);
  // Where many are seen at once they are smaller, so that they do not cover each other.
  const size = Math.min(1, Math.max(0.45, scale / ROOMY));
  const placed = nodes.map((node) => ({
    node,
    x: node.x * scale,
    y: node.y * scale,
    radius: size * (RADIUS.least + (RADIUS.most - RADIUS.least) * Math.sqrt(node.statements / busiest)),
    text: shortName(node.name),
    name: nodeLabel(node, counts.get(node.id) ?? 0),
  }));
  // Who says most is named first.
  const order = placed.map((_, at) => at).sort((a, b) => (nodes[b]?.statements ?? 0) - (nodes[a]?.statements ?? 0));
  const labels = placeLabels(order.flatMap((at) => placed[at] ?? []));
  const labelOf = new Map(order.map((at, place) => [at, labels[place] ?? null]));
  const drawn = placed.map((one, at) => ({ ...one, label: labelOf.get(at) ?? null }));
  const byId = new Map(drawn.map((one) => [one.node.id, one]));
  const heaviest = Math.max(...ties.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE);
  return {
    nodes: drawn,
    ties: ties.flatMap((tie) => {
      const [from, to] = [byId.get(tie.source), byId.get(tie.target)];
      if (!from || !to) return [];
      const width = WIDTH.least + (WIDTH.most - WIDTH.least) * (Math.abs(tie.weight) / heaviest);
      return [{ tie, from, to, width, name: tieLabel(tie, from.node.name, to.node.name) }];
    }),
  };
}

/** From so many on, single ties are only told apart around a node that is looked at. */
const DENSE = 400;

interface TiesProps {
  readonly drawn: Drawn;
  readonly behind: readonly string[];
  readonly focused: string | null;
}

/** For the pointer; the keyboard reaches ties through the list of whatever node they belong to. */
function Ties({ drawn, behind, focused }: TiesProps): ReactNode {
  const { networking } = useWorkbench();
  const near = focused ?? behind[0];
  return (
    <g aria-hidden="true" data-dense={drawn.ties.length > DENSE || undefined} className="network-lines">
      {drawn.ties.map(({ tie, from, to, width, name }) => {
        const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
        const isNear = near === undefined || tie.source === near || tie.target === near;
        const isChosen = behind.length === 2 && behind.includes(tie.source) && behind.includes(tie.target);
        return (
          <g
            key={`${tie.source}\n${tie.target}`}
            data-near={near === undefined ? undefined : isNear}
            data-chosen={isChosen}
            className="network-tie"
          >
            <line {...ends} data-sign={tie.sign} strokeWidth={width} />
            <line
              {...ends}
              data-hit
              className="network-hit"
              onClick={() => networking.show({ behind: [tie.source, tie.target] })}
            >
              <title>{name}</title>
            </line>
          </g>
        );
      })}
    </g>
  );
}

interface NodeProps {
  readonly drawn: DrawnNode;
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onHover: (id: string | null) => void;
  readonly onKeyDown: (event: KeyboardEvent<SVGGElement>) => void;
}

function Node({ drawn, isChosen, isTabStop, onFocus, onBlur, onHover, onKeyDown }: NodeProps): ReactNode {
  const { networking } = useWorkbench();
  const { node, x, y, radius, name } = drawn;
  const side = radius * 1.8;
  return (
    <g
      role="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={name}
      aria-pressed={isChosen}
      className="network-node"
      data-hit
      data-node={node.id}
      data-mode={node.mode}
      onFocus={onFocus}
      onBlur={onBlur}
      onPointerEnter={() => onHover(node.id)}
      onPointerLeave={() => onHover(null)}
      onKeyDown={onKeyDown}
      onClick={() => networking.show({ behind: [node.id] })}
    >
      <title>{name}</title>
      {node.mode === 'speaker' ? (
        <circle cx={x} cy={y} r={radius} />
      ) : (
        <rect x={x - side / 2} y={y - side / 2} width={side} height={side} rx={2} />
      )}
    </g>
  );
}

/** Over everything else. A label without room is shown while its node is looked at. */
function Labels({ drawn, wanted }: { readonly drawn: Drawn; readonly wanted: readonly (string | null)[] }): ReactNode {
  // Those without room last, since they stand over others.
  const ordered = [...drawn.nodes].sort((a, b) => Number(a.label === null) - Number(b.label === null));
  return (
    <g aria-hidden="true" className="network-labels">
      {ordered.map(({ node, x, y, radius, text, label }) => {
        const place = label ?? (wanted.includes(node.id) ? { x, y: y + radius + 11 } : null);
        if (!place) return null;
        return (
          <g key={node.id}>
            {!label && <rect {...backOf(text, place)} />}
            <text data-mode={node.mode} x={place.x} y={place.y}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Where a label stands over others. */
function backOf(text: string, { x, y }: { readonly x: number; readonly y: number }) {
  const width = labelWidth(text);
  return { x: x - width / 2, y: y - 9, width, height: 18, rx: 3 };
}
