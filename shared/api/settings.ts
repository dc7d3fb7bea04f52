import { z } from 'zod';
import { SuggesterId } from './suggestion.ts';

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
};

export const SettingsPatch = Settings.unwrap().partial();
