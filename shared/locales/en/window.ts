import { articleMessages } from './window/article.ts';
import { attributeMessages } from './window/attributes.ts';
import { bulkMessages } from './window/bulk.ts';
import { chromeMessages } from './window/chrome.ts';
import { claimMessages } from './window/claims.ts';
import { codebookMessages } from './window/codebook.ts';
import { historyMessages } from './window/history.ts';
import { linkMessages } from './window/links.ts';
import { registerMessages } from './window/register.ts';
import { searchMessages } from './window/search.ts';
import { settingsMessages } from './window/settings.ts';
import { suggestionMessages } from './window/suggestions.ts';
import { viewMessages } from './window/views.ts';

/** What the window says, one file per part of it. */
export const windowMessages = {
  ...articleMessages,
  ...attributeMessages,
  ...bulkMessages,
  ...chromeMessages,
  ...claimMessages,
  ...codebookMessages,
  ...historyMessages,
  ...linkMessages,
  ...registerMessages,
  ...searchMessages,
  ...settingsMessages,
  ...suggestionMessages,
  ...viewMessages,
} as const;
