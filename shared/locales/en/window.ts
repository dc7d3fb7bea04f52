import { adoptionMessages } from './window/adoption.ts';
import { articleMessages } from './window/article.ts';
import { attributeMessages } from './window/attributes.ts';
import { besideMessages } from './window/beside.ts';
import { bulkMessages } from './window/bulk.ts';
import { chromeMessages } from './window/chrome.ts';
import { claimMessages } from './window/claims.ts';
import { codebookMessages } from './window/codebook.ts';
import { frameMessages } from './window/frames.ts';
import { historyMessages } from './window/history.ts';
import { evidenceMessages } from './window/evidence.ts';
import { relationMessages } from './window/relations.ts';
import { matchMessages } from './window/matches.ts';
import { propositionMessages } from './window/propositions.ts';
import { linkMessages } from './window/links.ts';
import { quotationMessages } from './window/quotations.ts';
import { networkMessages } from './window/network.ts';
import { registerMessages } from './window/register.ts';
import { searchMessages } from './window/search.ts';
import { settingsMessages } from './window/settings.ts';
import { suggestionMessages } from './window/suggestions.ts';
import { verdictMessages } from './window/verdicts.ts';
import { versionMessages } from './window/versions.ts';
import { viewMessages } from './window/views.ts';

/** What the window says, one file per part of it. */
export const windowMessages = {
  ...adoptionMessages,
  ...articleMessages,
  ...attributeMessages,
  ...besideMessages,
  ...bulkMessages,
  ...chromeMessages,
  ...claimMessages,
  ...codebookMessages,
  ...frameMessages,
  ...historyMessages,
  ...evidenceMessages,
  ...linkMessages,
  ...matchMessages,
  ...relationMessages,
  ...propositionMessages,
  ...quotationMessages,
  ...networkMessages,
  ...registerMessages,
  ...searchMessages,
  ...settingsMessages,
  ...suggestionMessages,
  ...verdictMessages,
  ...versionMessages,
  ...viewMessages,
} as const;
