import { z } from 'zod';
import { ExportReport, FileHandle } from './answers.ts';
import { forShell, forWindow, path } from './method.ts';
import { WholeTable } from './claim-methods.ts';
import { NetworkAnswer, NetworkClaims, networkFormats, NetworkQuestion } from './network-answers.ts';
import { LanePage, TimeLineClaims, TimeLineQuestion } from './time-line-answers.ts';

const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) };
const fileOfNetwork = { question: NetworkQuestion, format: z.enum(networkFormats), excel: z.boolean() };
const fileOfTimeLine = { question: TimeLineQuestion, format: z.enum(['csv', 'json']), excel: z.boolean() };

/** The part of the contract about the network of speakers and propositions, and about claims along time. */
export const networkMethods = {
  /** A network as it is drawn, of the `most` nodes with most claims. A newer question ends an older one. */
  'network.read': forWindow(
    'services',
    z.strictObject({ question: NetworkQuestion, most: z.int().min(1).max(2000) }),
    NetworkAnswer,
  ),
  /** The claims behind a node, or behind a tie where there are two. */
  'network.claims': forWindow(
    'services',
    z.strictObject({
      question: NetworkQuestion,
      nodeIds: z.array(z.string().max(10_000)).min(1).max(2).readonly(),
      ...page,
    }),
    NetworkClaims,
  ),
  /** As text, for the command line to print. */
  'network.text': forShell(z.strictObject(fileOfNetwork), z.strictObject({ text: z.string() })),
  'network.export-path': forShell(z.strictObject({ path, ...fileOfNetwork }), ExportReport),
  'shell.export-network': forWindow('shell', z.strictObject({ handle: FileHandle, ...fileOfNetwork }), ExportReport),

  /** Lanes with what stands in each period, a page of lanes at a time. */
  'time-line.lanes': forWindow('services', TimeLineQuestion.unwrap().extend(page), LanePage),
  /** The claims of one lane in one period, or, where both are null, those that cannot be placed. */
  'time-line.claims': forWindow(
    'services',
    z.strictObject({
      question: TimeLineQuestion,
      lane: z.string().max(10_000).nullable(),
      period: z.string().max(20).nullable(),
      ...page,
    }),
    TimeLineClaims,
  ),
  'time-line.table': forShell(TimeLineQuestion, WholeTable),
  'time-line.export-path': forShell(z.strictObject({ path, ...fileOfTimeLine }), ExportReport),
  'shell.export-time-line': forWindow('shell', z.strictObject({ handle: FileHandle, ...fileOfTimeLine }), ExportReport),
} as const;
