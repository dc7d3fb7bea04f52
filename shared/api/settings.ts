import { z } from 'zod';
import { ExportSelection, ExportSplit } from '../formats/exchange/export-selection.ts';
import { SuggesterId } from './suggestion.ts';

/** The choices of the last export of a project. */
export const RememberedExport = z
  .strictObject({
    format: z.string().max(100),
    into: z.enum(['file', 'folder']),
    offsets: z.enum(['codepoint', 'utf16']),
    excel: z.boolean(),
    annotator: z.string().max(200),
    rejected: z.boolean(),
    selection: ExportSelection,
    split: ExportSplit.nullable(),
    anonymous: z.boolean(),
    own: z.record(z.string().max(100), z.string().max(1000)).readonly(),
  })
  .readonly();
export type RememberedExport = z.infer<typeof RememberedExport>;

/** What the application remembers of a person, apart from any project. Each has a default; damaged ones fall back. */
export const Settings = z
  .strictObject({
    theme: z.enum(['system', 'light', 'dark']),
    /** Of the article, in percent of the normal size. */
    textSize: z.int().min(70).max(200),
    annotator: z.string().max(200),
    leftWidth: z.int().min(200).max(600),
    rightWidth: z.int().min(220).max(600),
    leftOpen: z.boolean(),
    rightOpen: z.boolean(),
    tokenSnapping: z.boolean(),
    /** Whether two articles beside each other scroll together. */
    scrollTogether: z.boolean(),
    /** How much of the width the left one of two articles has, in percent. */
    besideShare: z.int().min(25).max(75),
    /** Other keys than the action table's, by action; empty for none. */
    keys: z.record(z.string().max(100), z.string().max(50)).readonly(),
    /** Which suggesters are asked while reading. */
    suggesters: z.array(SuggesterId).readonly(),
    /** By the ids of projects, the latest one last. */
    exports: z.record(z.string().max(200), RememberedExport).readonly(),
  })
  .readonly();
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 100,
  annotator: '',
  leftWidth: 280,
  rightWidth: 300,
  leftOpen: true,
  rightOpen: true,
  tokenSnapping: true,
  scrollTogether: true,
  besideShare: 50,
  keys: {},
  suggesters: [],
  exports: {},
};

export const SettingsPatch = Settings.unwrap().partial();
