import { tableCommand } from './claim-tables.ts';

/** What the articles have in common word by word, as commands. */
export const [quotationsCommand, sharedPassagesCommand] = [
  tableCommand('quotations', 'cli.quotations.about'),
  tableCommand('shared-passages', 'cli.shared-passages.about'),
];
