import type { SaidRow } from '../../api/claim-answers.ts';
import type { InputOf } from '../../api/contract.ts';
import type { NetworkAnswer, NetworkQuestion } from '../../api/network-answers.ts';
import { graphmlOf } from '../../formats/graphml/graphml-text.ts';
import { csvOf } from '../../formats/csv/plain-table.ts';
import type { Chunk } from '../../formats/format.ts';
import { type ClaimsOfProject, differingClaims, saidRows } from '../claim-rows.ts';
import { coverageOf } from '../coverage.ts';
import { type DiscourseNetwork, networkSteps, possibleQuestion } from './discourse-network.ts';
import { layoutSteps } from './network-layout.ts';
import { nodeId } from './network-nodes.ts';
import { wantedBy } from './network-statements.ts';
import { networkMatrix } from './network-table.ts';
import { speakersOf } from './speaker-network.ts';
import type { TimedClaim } from '../time-line.ts';

/** A network with places for its nodes, in small steps. */
export function* drawnNetworkSteps(
  claims: ClaimsOfProject,
  question: NetworkQuestion,
  most: number,
): Generator<number, NetworkAnswer> {
  const network = yield* networkSteps(claims, question, most);
  const numbers = new Map(network.nodes.map(({ id }, at) => [id, at]));
  const heaviest = Math.max(...network.ties.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE);
  const bonds = network.ties.map(({ source, target, weight }) => ({
    source: numbers.get(source) ?? -1,
    target: numbers.get(target) ?? -1,
    strength: 0.4 + 0.6 * (Math.abs(weight) / heaviest),
  }));
  const places = yield* layoutSteps(network.nodes.length, bonds);
  const { ties, leftOut, statements, claims: counted, repeated, withoutProposition, withoutSpeaker, undated } = network;
  return {
    nodes: network.nodes.map((node, at) => ({ ...node, ...(places[at] ?? { x: 0, y: 0 }) })),
    ties,
    leftOut,
    statements,
    claims: counted,
    repeated,
    withoutProposition,
    withoutSpeaker,
    undated,
    outlets: [...new Set(claims.frames.map(({ document }) => document.metadata.outlet))]
      .filter((outlet) => outlet !== '')
      .sort(),
  };
}

/** The claims behind a node, or behind the tie between two, whether they count once or several times. */
export function claimsBehind(
  claims: ClaimsOfProject,
  { question, nodeIds }: Pick<InputOf<'network.claims'>, 'question' | 'nodeIds'>,
): SaidRow[] {
  const isWanted = wantedBy(question);
  const [one = '', other] = nodeIds;
  const [oneSays, otherSays] = [one, other].map((id) => new Set(id === undefined ? [] : claimsOfNode(claims, id)));
  const shared = (side: (claim: Claim) => readonly string[]): ReadonlySet<string> => {
    const others = new Set([...(otherSays ?? [])].flatMap(side));
    return new Set([...(oneSays ?? [])].flatMap(side).filter((key) => others.has(key)));
  };
  let isBehind: (claim: Claim) => boolean;
  if (other === undefined) isBehind = (claim) => oneSays?.has(claim) ?? false;
  else if (possibleQuestion(question).kind === 'two-mode')
    isBehind = (claim) => (oneSays?.has(claim) && otherSays?.has(claim)) ?? false;
  else {
    // Two speakers are tied by the propositions of which both speak, two propositions by the speakers of both.
    const side = (claim: Claim): string[] =>
      question.kind === 'speakers' ? [claim.claim.propositionId ?? ''] : [...speakersOf(claim).keys()];
    const both = shared(side);
    isBehind = (claim) =>
      (oneSays?.has(claim) || otherSays?.has(claim) || false) && side(claim).some((key) => both.has(key));
  }
  const frames = claims.frames.filter(
    (frame) =>
      frame.claim.propositionId !== undefined && speakersOf(frame).size > 0 && isWanted(frame) && isBehind(frame),
  );
  return saidRows({ ...claims, frames });
}

type Claim = ClaimsOfProject['frames'][number];

function claimsOfNode({ frames }: ClaimsOfProject, id: string): Claim[] {
  return frames.filter((frame) => {
    const { propositionId } = frame.claim;
    return (
      [...speakersOf(frame).keys()].some((speaker) => nodeId('speaker', speaker) === id) ||
      (propositionId !== undefined && nodeId('proposition', propositionId) === id)
    );
  });
}

/** A network as a file: GraphML, its matrix as CSV, or nodes and ties as JSON. */
export function* networkFile(
  network: DiscourseNetwork,
  { format, excel }: Pick<InputOf<'network.text'>, 'format' | 'excel'>,
): Generator<Chunk> {
  if (format === 'graphml') yield* graphmlOf(network);
  else if (format === 'csv') yield* csvOf(networkMatrix(network), excel);
  else {
    const { question, nodes, ties } = network;
    yield { text: `${JSON.stringify({ question, nodes, ties }, null, 1)}\n`, rows: nodes.length + ties.length };
  }
}

/** Every claim with what it does to its proposition, for the time line. */
export function timedClaims(claims: ClaimsOfProject): TimedClaim[] {
  const differing = differingClaims(claims);
  const rows = saidRows(claims);
  return claims.frames.flatMap((frame, at) => {
    const row = rows[at];
    return row ? [{ row, coverage: coverageOf({ frame, differs: differing.has(frame.claim.id) }) }] : [];
  });
}
