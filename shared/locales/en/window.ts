import { articleMessages } from './window/article.ts';
import { chromeMessages } from './window/chrome.ts';
import { viewMessages } from './window/views.ts';

/** What the window says, one file per part of it. */
export const windowMessages = { ...articleMessages, ...chromeMessages, ...viewMessages } as const;
