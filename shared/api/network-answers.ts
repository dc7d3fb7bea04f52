import { z } from 'zod';
import { PropositionId } from '../domain/ids.ts';
import { SaidRow } from './claim-answers.ts';

// The network of speakers and propositions (Leifeld's discourse network).

export const networkKinds = ['two-mode', 'speakers', 'propositions'] as const;

/** What a tie counts; the first three for two modes, the others for one. */
export const networkRelations = [
  'combined',
  'agreement',
  'disagreement',
  'subtract',
  'congruence',
  'conflict',
] as const;
export type NetworkRelation = (typeof networkRelations)[number];

export const normalizations = ['none', 'activity', 'prominence', 'average-activity', 'jaccard', 'cosine'] as const;
export type Normalization = (typeof normalizations)[number];

/** As they are, each once per article, or each once at all. */
export const duplicateRules = ['include', 'document', 'range'] as const;

const day = z.string().max(40);

/** Which network: its kind, what its ties count, and of which claims. */
export const NetworkQuestion = z
  .strictObject({
    kind: z.enum(networkKinds),
    relation: z.enum(networkRelations),
    normalization: z.enum(normalizations),
    duplicates: z.enum(duplicateRules),
    /** Also who is tied to nobody. */
    isolates: z.boolean(),
    /** Ties of less weight, whatever their sign, are left out. */
    minimum: z.number().min(0),
    /** ISO dates of the articles, both included; empty for no bound. With a bound, articles without a date are out. */
    from: day,
    to: day,
    /** Only these; all where the list is empty. */
    outlets: z.array(z.string().max(1000)).max(10_000).readonly(),
    propositionIds: z.array(PropositionId).max(10_000).readonly(),
    olderVersions: z.boolean().optional(),
  })
  .readonly();
export type NetworkQuestion = z.infer<typeof NetworkQuestion>;

export const NetworkNode = z
  .strictObject({
    /** Unique in the network: `speaker:…` or `proposition:…`. */
    id: z.string(),
    mode: z.enum(['speaker', 'proposition']),
    /** The register's name, otherwise the words of the first article. */
    name: z.string(),
    /** The label of the entity, for speakers that are in the register. */
    entityType: z.string(),
    entityId: z.string(),
    externalIds: z.record(z.string(), z.string()).readonly(),
    /** What counts, after duplicates. */
    statements: z.int(),
    agreements: z.int(),
    disagreements: z.int(),
    documents: z.int(),
    /** Of the articles, the earliest and the latest ISO date, as exact as they give it; empty where none has one. */
    first: z.string(),
    last: z.string(),
  })
  .readonly();
export type NetworkNode = z.infer<typeof NetworkNode>;

/** Whether a tie joins or divides; `both` where it does as much of either. */
export const tieSigns = ['positive', 'negative', 'both'] as const;

export const NetworkTie = z
  .strictObject({
    /** Ids of nodes: a speaker and a proposition, or two of one mode in the order of the nodes. */
    source: z.string(),
    target: z.string(),
    sign: z.enum(tieSigns),
    /** After normalisation. */
    weight: z.number(),
    /** Agreements, or congruence, as counted. */
    positive: z.number(),
    /** Disagreements, or conflict, as counted. */
    negative: z.number(),
  })
  .readonly();
export type NetworkTie = z.infer<typeof NetworkTie>;

/** A node with its place on a plane; the unit is about the width of a node, the middle is (0, 0). */
export const PlacedNode = z.strictObject({ ...NetworkNode.unwrap().shape, x: z.number(), y: z.number() }).readonly();
export type PlacedNode = z.infer<typeof PlacedNode>;

export const NetworkAnswer = z
  .strictObject({
    nodes: z.array(PlacedNode).readonly(),
    ties: z.array(NetworkTie).readonly(),
    /** Nodes with fewer claims than those that are drawn. */
    leftOut: z.int(),
    /** What is counted: each of those who say something together makes a statement of their own. */
    statements: z.int(),
    /** The claims behind these statements, each once. */
    claims: z.int(),
    /** Statements that are the same again, and by the question are not counted. */
    repeated: z.int(),
    /** Claims that are in no network: without a proposition, or without somebody who says so. */
    withoutProposition: z.int(),
    withoutSpeaker: z.int(),
    /** Claims left out because of the dates, since their article has none that can be placed. */
    undated: z.int(),
    /** What can be chosen. */
    outlets: z.array(z.string()).readonly(),
  })
  .readonly();
export type NetworkAnswer = z.infer<typeof NetworkAnswer>;

/** The claims behind a node or a tie, in the order of articles and text. */
export const NetworkClaims = z.strictObject({ total: z.int(), rows: z.array(SaidRow).readonly() }).readonly();

export const networkFormats = ['graphml', 'csv', 'json'] as const;
