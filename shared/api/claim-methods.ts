import { z } from 'zod';
import { DocumentId, PropositionId } from '../domain/ids.ts';
import { ExportReport, FileHandle } from './answers.ts';
import {
  claimTables,
  FigureLine,
  MatrixArticle,
  MatrixRow,
  PropositionClaims,
  SaidLine,
  TableQuestion,
} from './claim-answers.ts';
import { comparisonTables, quotationKinds } from './comparison-answers.ts';
import { matchTables, PairsShown } from './match-methods.ts';
import { RelationQuestion, relationTables } from './relation-methods.ts';
import { forShell, forWindow, nothing, path } from './method.ts';

const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) };

/** A table as it stands: which one, and which rows in which order. */
const claimTable = {
  table: z.enum([...claimTables, ...comparisonTables, ...matchTables, ...relationTables]),
  question: TableQuestion,
  /** Which quotations. */
  kind: z.enum(quotationKinds).optional(),
  /** Which pairs of claims; those that wait and those that were decided where it is left out. */
  pairs: PairsShown.optional(),
  /** Which links; all where it is left out. */
  relations: RelationQuestion.optional(),
};
const fileOfTable = { ...claimTable, format: z.enum(['csv', 'json']), excel: z.boolean() };

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.undefined(), z.array(z.string()).readonly()]);

/** A table as it is exported, for the command line to print. */
export const WholeTable = z.strictObject({
  columns: z.array(z.string()).readonly(),
  rows: z.array(z.array(cell).readonly()).readonly(),
});

/** The part of the contract about the claims of the whole project. */
export const claimMethods = {
  /** Every claim with who says so, in groups where they are asked for. */
  'claims.who-said-what': forWindow(
    'services',
    TableQuestion.unwrap().extend(page),
    z.strictObject({
      /** Of the lines, with the heads of groups; `claims` counts the rows alone. */
      total: z.int(),
      claims: z.int(),
      /** Each of those who say something together makes one, of claims that belong to a proposition. */
      statements: z.int(),
      lines: z.array(SaidLine).readonly(),
    }),
  ),
  /** The columns of the matrix, which its pages have in common. */
  'claims.matrix-articles': forWindow(
    'services',
    TableQuestion.unwrap().pick({ olderVersions: true, articleOrder: true }),
    z.array(MatrixArticle).readonly(),
  ),
  /** Propositions by articles. */
  'claims.matrix': forWindow(
    'services',
    z.strictObject({ filter: z.string().max(1000), olderVersions: z.boolean().optional(), ...page }),
    z.strictObject({
      /** How many stand beside each other. */
      articles: z.int(),
      total: z.int(),
      rows: z.array(MatrixRow).readonly(),
    }),
  ),
  /** The figures that claims give, by what they are figures of. */
  'claims.figures': forWindow(
    'services',
    TableQuestion.unwrap().extend(page),
    z.strictObject({
      total: z.int(),
      figures: z.int(),
      slots: z.int(),
      /** Slots in which two figures exclude each other. */
      differing: z.int(),
      lines: z.array(FigureLine).readonly(),
    }),
  ),
  /** A proposition with its claims, of one article or of all, and from whom it comes along time. */
  'claims.of-proposition': forWindow(
    'services',
    z.strictObject({ id: PropositionId, documentId: DocumentId.nullable(), olderVersions: z.boolean().optional() }),
    PropositionClaims,
  ),
  /** The register of propositions, in the order of its wordings. */
  'propositions.list': forWindow(
    'services',
    nothing,
    z.array(z.strictObject({ id: PropositionId, statement: z.string() }).readonly()).readonly(),
  ),
  'claims.table': forShell(z.strictObject(claimTable), WholeTable),
  'claims.export-path': forShell(z.strictObject({ path, ...fileOfTable }), ExportReport),

  /** Writes a table of claims as it stands. */
  'shell.export-table': forWindow('shell', z.strictObject({ handle: FileHandle, ...fileOfTable }), ExportReport),
} as const;
