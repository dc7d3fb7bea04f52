import type { NetworkNode } from '../../api/network-answers.ts';
import { articleDate, isoOf } from '../article-date.ts';
import type { Filler } from '../frames/claim-frame.ts';
import type { ClaimsOfProject } from '../claim-rows.ts';
import type { Statement } from './network-statements.ts';
import { speakersOf } from './speaker-network.ts';

type Mode = NetworkNode['mode'];

export function nodeId(mode: Mode, key: string): string {
  return `${mode}:${key}`;
}

/** The node of a statement in one of the two modes. */
export function nodeOf({ speaker, propositionId }: Statement, mode: Mode): string {
  return nodeId(mode, mode === 'speaker' ? speaker : propositionId);
}

/**
 * Speakers or propositions: those of the statements, the most active first and then by name; behind them, where isolates
 * are wanted, all others of the project.
 */
export function nodesOf(
  mode: Mode,
  {
    claims,
    statements,
    isolates,
  }: {
    readonly claims: ClaimsOfProject;
    readonly statements: readonly Statement[];
    readonly isolates: boolean;
  },
): NetworkNode[] {
  const described = new Map<string, Omit<NetworkNode, keyof Counts>>();
  const describe = (id: string, about: () => Omit<NetworkNode, keyof Counts>): void => {
    if (!described.has(id)) described.set(id, about());
  };
  for (const { source, speaker, propositionId } of statements) {
    if (mode === 'speaker') describe(nodeId(mode, speaker), () => speakerNode(speaker, source));
    else describe(nodeId(mode, propositionId), () => propositionNode(propositionId, claims));
  }
  if (isolates && mode === 'speaker')
    for (const frame of claims.frames) {
      for (const [speaker, source] of speakersOf(frame))
        describe(nodeId(mode, speaker), () => speakerNode(speaker, source));
    }
  if (isolates && mode === 'proposition')
    for (const id of claims.propositions.keys()) describe(nodeId(mode, id), () => propositionNode(id, claims));
  const byNode = Map.groupBy(statements, (statement) => nodeOf(statement, mode));
  return [...described.values()]
    .map((node) => ({ ...node, ...countsOf(byNode.get(node.id) ?? []) }))
    .sort((a, b) => b.statements - a.statements || compare(a.name, b.name) || compare(a.id, b.id));
}

type Counts = Pick<NetworkNode, 'statements' | 'agreements' | 'disagreements' | 'documents' | 'first' | 'last'>;

function countsOf(statements: readonly Statement[]): Counts {
  const agreements = statements.filter((statement) => statement.agrees).length;
  const dates = statements.flatMap(({ frame }) => articleDate(frame.document.metadata.date) ?? []);
  // Of dates that may be the same day, the more exact one says more.
  const [first] = [...dates].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
  const [last] = [...dates].sort((a, b) => compare(b.to, a.to) || compare(b.from, a.from));
  return {
    statements: statements.length,
    agreements,
    disagreements: statements.length - agreements,
    documents: new Set(statements.map(({ frame }) => frame.document.id)).size,
    first: first ? isoOf(first) : '',
    last: last ? isoOf(last) : '',
  };
}

function speakerNode(key: string, { entity, text }: Filler): Omit<NetworkNode, keyof Counts> {
  return {
    id: nodeId('speaker', key),
    mode: 'speaker',
    name: entity?.name ?? text.replace(/\s+/gu, ' ').trim(),
    entityType: entity?.labelId ?? '',
    entityId: entity?.id ?? '',
    externalIds: entity?.externalIds ?? {},
  };
}

function propositionNode(
  id: Statement['propositionId'],
  { propositions }: ClaimsOfProject,
): Omit<NetworkNode, keyof Counts> {
  return {
    id: nodeId('proposition', id),
    mode: 'proposition',
    name: propositions.get(id)?.statement ?? id,
    entityType: '',
    entityId: '',
    externalIds: {},
  };
}

/** By code units: the same in every language of the system. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
