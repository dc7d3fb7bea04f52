import type { PropositionEntry, SaidRow } from '../api/claim-answers.ts';
import type { InputOf, OutputOf } from '../api/contract.ts';
import type { PropositionId } from '../domain/ids.ts';
import type { Link } from '../domain/link.ts';
import { wordingKey } from '../domain/wording.ts';
import { arrangeRows } from './arrange-rows.ts';
import { type ClaimsOfProject, saidRows } from './claim-rows.ts';
import { speakersOf } from './network/speaker-network.ts';

interface Known {
  readonly claims: ClaimsOfProject;
  /** Relations between claims; the roles of claims are none. */
  readonly relations: readonly Link[];
}

/** Every proposition with how much stands behind it, in the order in which they were made. */
export function propositionEntries({ claims, relations }: Known): PropositionEntry[] {
  const entries = new Map<PropositionId, Counted>();
  for (const { id, statement, note } of claims.propositions.values())
    entries.set(id, { id, statement, note, claims: 0, articles: new Set(), speakers: new Set(), relations: new Map() });
  const propositionOf = new Map<string, PropositionId>();
  for (const frame of claims.frames) {
    const { id, propositionId, documentId } = frame.claim;
    const entry = propositionId && entries.get(propositionId);
    if (!entry || !propositionId) continue;
    propositionOf.set(id, propositionId);
    entry.claims += 1;
    entry.articles.add(documentId);
    for (const speaker of speakersOf(frame).keys()) entry.speakers.add(speaker);
  }
  for (const { typeId, fromId, toId } of relations)
    // A relation inside of one proposition counts once there.
    for (const of of new Set([propositionOf.get(fromId), propositionOf.get(toId)])) {
      const counts = of && entries.get(of)?.relations;
      if (counts) counts.set(typeId, (counts.get(typeId) ?? 0) + 1);
    }
  return [...entries.values()].map(({ articles, speakers, relations: counts, ...entry }) => ({
    ...entry,
    articles: articles.size,
    speakers: speakers.size,
    relations: Array.from(counts, ([typeId, count]) => ({ typeId, count })),
  }));
}

interface Counted {
  readonly id: PropositionId;
  readonly statement: string;
  readonly note: string;
  claims: number;
  readonly articles: Set<string>;
  readonly speakers: Set<string>;
  readonly relations: Map<Link['typeId'], number>;
}

/** Answers questions to the register of propositions. What was made of the claims last is kept as long as it is true. */
export class PropositionAnswers {
  #entries: { readonly known: Known; readonly entries: readonly PropositionEntry[] } | undefined;
  #byWords:
    | {
        readonly entries: readonly PropositionEntry[];
        readonly index: ReadonlyMap<string, readonly PropositionEntry[]>;
      }
    | undefined;
  #rows: { readonly claims: ClaimsOfProject; readonly rows: readonly SaidRow[] } | undefined;

  /** A page of the register. `loose` counts the claims of no proposition. */
  page(
    known: Known,
    { filter, sort, offset, limit }: InputOf<'propositions.register'>,
  ): OutputOf<'propositions.register'> {
    const shown = arrangeRows(this.#entriesOf(known), { filter, sort, group: null, groupOf: noGroup });
    const loose = known.claims.frames.filter(({ claim }) => claim.propositionId === undefined).length;
    return { total: shown.length, loose, rows: shown.slice(offset, offset + limit) };
  }

  entry(known: Known, id: PropositionId): PropositionEntry | null {
    return this.#entriesOf(known).find((one) => one.id === id) ?? null;
  }

  /** Who has these words already, by an index over the whole register. */
  named(known: Known, { statement, without }: InputOf<'propositions.named'>): OutputOf<'propositions.named'> {
    const entries = this.#entriesOf(known);
    if (this.#byWords?.entries !== entries)
      this.#byWords = { entries, index: Map.groupBy(entries, (entry) => wordingKey(entry.statement)) };
    return this.#byWords.index.get(wordingKey(statement))?.find(({ id }) => id !== without) ?? null;
  }

  /** The claims of a proposition, or of none, in the order of articles and text. */
  claims(claims: ClaimsOfProject, question: Pick<InputOf<'propositions.claims'>, 'id' | 'filter'>): readonly SaidRow[] {
    if (this.#rows?.claims !== claims) this.#rows = { claims, rows: saidRows(claims) };
    const own = this.#rows.rows.filter(({ propositionId }) => propositionId === question.id);
    return arrangeRows(own, { filter: question.filter, sort: null, group: null, groupOf: noGroup });
  }

  #entriesOf(known: Known): readonly PropositionEntry[] {
    const last = this.#entries;
    if (last?.known.claims === known.claims && last.known.relations === known.relations) return last.entries;
    const entries = propositionEntries(known).sort((a, b) => alphabetical.compare(a.statement, b.statement));
    this.#entries = { known, entries };
    return entries;
  }
}

const alphabetical = new Intl.Collator('en', { numeric: true });

function noGroup(): { key: string; name: string } {
  return { key: '', name: '' };
}
