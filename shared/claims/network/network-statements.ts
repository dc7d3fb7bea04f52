import type { NetworkQuestion } from '../../api/network-answers.ts';
import type { PropositionId } from '../../domain/ids.ts';
import { articleDate } from '../article-date.ts';
import type { ClaimFrame, Filler } from '../frames/claim-frame.ts';
import { agrees, speakersOf } from './speaker-network.ts';

/**
 * A claim as a statement of a discourse network: somebody is for or against something, in an article. What several say
 * together is a statement of each.
 */
export interface Statement {
  readonly frame: ClaimFrame;
  /** See `speakersOf`. */
  readonly speaker: string;
  readonly source: Filler;
  readonly propositionId: PropositionId;
  readonly agrees: boolean;
}

export type StatementFilter = Pick<NetworkQuestion, 'from' | 'to' | 'outlets' | 'propositionIds' | 'duplicates'>;

export interface Statements {
  readonly counted: readonly Statement[];
  /** Whose statements are counted, each once. */
  readonly claims: number;
  /** Statements that are the same again, and are not counted. */
  readonly repeated: number;
  readonly withoutProposition: number;
  readonly withoutSpeaker: number;
  readonly undated: number;
}

/** The statements that a network counts, and how many claims are none. */
export function statementsOf(frames: Iterable<ClaimFrame>, filter: StatementFilter): Statements {
  const isWanted = wantedBy(filter);
  const counted: Statement[] = [];
  const seen = new Set<string>();
  let [withoutProposition, withoutSpeaker, undated, repeated] = [0, 0, 0, 0];
  for (const frame of frames) {
    const { propositionId } = frame.claim;
    const speakers = speakersOf(frame);
    if (propositionId === undefined) withoutProposition += 1;
    else if (speakers.size === 0) withoutSpeaker += 1;
    else if (isBounded(filter) && !articleDate(frame.document.metadata.date)) undated += 1;
    else if (isWanted(frame))
      for (const [speaker, source] of speakers) {
        const statement = { frame, speaker, source, propositionId, agrees: agrees(frame) };
        const key = duplicateKey(statement, filter.duplicates);
        const isRepeated = key !== undefined && seen.has(key);
        if (isRepeated) repeated += 1;
        else counted.push(statement);
        if (key !== undefined) seen.add(key);
      }
  }
  const claims = new Set(counted.map(({ frame }) => frame)).size;
  return { counted, claims, repeated, withoutProposition, withoutSpeaker, undated };
}

/** Whether a claim is of the time, the outlets and the propositions that are asked for. */
export function wantedBy(filter: Omit<StatementFilter, 'duplicates'>): (frame: ClaimFrame) => boolean {
  const outlets = new Set(filter.outlets);
  const propositions = new Set<string>(filter.propositionIds);
  const earliest = articleDate(filter.from)?.from;
  const latest = articleDate(filter.to)?.to;
  return ({ claim, document: { metadata } }) => {
    if (outlets.size > 0 && !outlets.has(metadata.outlet)) return false;
    if (propositions.size > 0 && !propositions.has(claim.propositionId ?? '')) return false;
    if (earliest === undefined && latest === undefined) return true;
    const date = articleDate(metadata.date);
    return (
      date !== undefined &&
      (earliest === undefined || date.to >= earliest) &&
      (latest === undefined || date.from <= latest)
    );
  };
}

function isBounded({ from, to }: StatementFilter): boolean {
  return articleDate(from) !== undefined || articleDate(to) !== undefined;
}

function duplicateKey(statement: Statement, rule: StatementFilter['duplicates']): string | undefined {
  const said = `${statement.speaker}\n${statement.propositionId}\n${statement.agrees}`;
  if (rule === 'include') return undefined;
  return rule === 'range' ? said : `${statement.frame.document.id}\n${said}`;
}
