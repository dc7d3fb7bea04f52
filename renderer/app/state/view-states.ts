import type { RelationQuestion } from '#shared/api/relation-methods.ts';
import type { MatchOptions } from '#shared/api/answers.ts';
import type { ArticleOrder, ClaimTable, TableQuestion } from '#shared/api/claim-answers.ts';
import type { QuotationKind } from '#shared/api/comparison-answers.ts';
import type { InputOf } from '#shared/api/contract.ts';
import type { NetworkQuestion } from '#shared/api/network-answers.ts';
import type { TimeLineQuestion } from '#shared/api/time-line-answers.ts';
import { usualNetwork } from '#shared/claims/network/network-defaults.ts';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import type { AnnotationId, DocumentId, EntityId, LinkId, PropositionId, QueryId } from '#shared/domain/ids.ts';
import type { Span } from '#shared/domain/span.ts';

/** A place in any document: what can be ticked in a concordance. */
export interface FoundPlace {
  readonly documentId: DocumentId;
  readonly span: Span;
}

/** What is asked in the Search view, kept while one goes to the text and comes back. */
export interface SearchState {
  readonly kind: 'text' | 'annotations';
  readonly words: string;
  readonly options: Pick<MatchOptions, 'caseSensitive' | 'inflected'>;
  /** The only document that is searched; null for all. */
  readonly documentId: DocumentId | null;
  readonly sort: InputOf<'search.kwic'>['sort'];
  /** By document and place. */
  readonly tickedPlaces: ReadonlyMap<string, FoundPlace>;
  readonly query: AnnotationQuery;
  /** The saved query that `query` was loaded from. */
  readonly savedId: QueryId | null;
  readonly tickedIds: ReadonlySet<AnnotationId>;
  /** The row from which one went to the text: where one comes back to. */
  readonly leftAt: number | null;
  /** What was done to the hits last, in words. */
  readonly done: string;
}

/** What the Entities view shows, kept while one goes to the text and comes back. */
export interface RegisterState {
  readonly part: 'register' | 'words';
  /** The entry whose page is open; null for the proposals. */
  readonly entityId: EntityId | null;
  /** Whether dates, sums and quantities are proposed too. */
  readonly allLabels: boolean;
}

/** What is shown of quotations and shared passages, kept while one goes to the text and comes back. */
export interface QuotationsState {
  readonly half: 'quotations' | 'passages';
  readonly filter: string;
  readonly kind: QuotationKind;
  readonly sort: InputOf<'quotations.list'>['sort'];
  readonly passageSort: InputOf<'passages.list'>['sort'];
  /** The quotation whose versions are shown. */
  readonly quotationId: string | null;
  readonly passageId: string | null;
}

/** Which network of speakers and propositions is shown, and how. */
export interface NetworkState {
  readonly question: NetworkQuestion;
  readonly display: 'drawing' | 'table';
  /** The node, or the two ends of the tie, whose claims are shown. */
  readonly behind: readonly string[];
}

/** What the Claims view shows, kept while one goes to the text and comes back. */
export interface ClaimsState {
  readonly part:
    'claims' | 'propositions' | 'matches' | 'relations' | ClaimTable | 'quotations' | 'network' | 'time-line';
  readonly network: NetworkState;
  readonly timeLine: Omit<TimeLineQuestion, 'filter'>;
  /** The proposition whose page is open; null for the claims that belong to none. */
  readonly propositionId: PropositionId | null;
  /** Claims that are ticked, for doing one thing to all of them. */
  readonly ticked: ReadonlySet<AnnotationId>;
  /** Which links the list of relations shows, and which of them are ticked. */
  readonly relations: Omit<RelationQuestion, 'filter'> & { readonly ticked: ReadonlySet<LinkId> };
  readonly filter: string;
  /** Which claims the list shows, by how far their checking has come. */
  readonly check: 'all' | 'worth' | 'to-be-checked' | 'checked';
  readonly group: TableQuestion['group'];
  /** In which order articles stand beside each other. */
  readonly articleOrder: ArticleOrder;
  /** Whether articles of which there is a newer version are shown too. */
  readonly olderVersions: boolean;
  readonly sort: Readonly<Partial<Record<ClaimTable, NonNullable<TableQuestion['sort']>>>>;
}

/** What each view shows at first. */
export const initialViews: {
  readonly search: SearchState;
  readonly register: RegisterState;
  readonly claims: ClaimsState;
  readonly quotations: QuotationsState;
} = {
  search: {
    kind: 'text',
    words: '',
    options: { caseSensitive: false, inflected: false },
    documentId: null,
    sort: 'text',
    tickedPlaces: new Map(),
    query: {},
    savedId: null,
    tickedIds: new Set(),
    leftAt: null,
    done: '',
  },
  register: { part: 'register', entityId: null, allLabels: false },
  claims: {
    part: 'claims',
    network: { question: usualNetwork, display: 'drawing', behind: [] },
    timeLine: { axis: 'article', lane: 'proposition', period: 'auto' },
    propositionId: null,
    ticked: new Set(),
    relations: { linkTypeId: null, annotatorId: null, sort: null, ticked: new Set() },
    filter: '',
    check: 'all',
    group: null,
    articleOrder: 'time',
    olderVersions: false,
    sort: {},
  },
  quotations: {
    half: 'quotations',
    filter: '',
    kind: 'all',
    sort: 'found',
    passageSort: 'articles',
    quotationId: null,
    passageId: null,
  },
};
