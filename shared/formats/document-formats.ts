import type { Format } from './format.ts';

/** Files that become one document each. Their readers are in main/readers, since they work on bytes. */
const documentFormat = { reads: 'documents', writes: 'nothing' } as const;

export const plainText: Format = {
  ...documentFormat,
  id: 'txt',
  name: 'format.txt.name',
  extensions: ['.txt', '.text'],
  keeps: 'format.txt.keeps',
};

export const markdown: Format = {
  ...documentFormat,
  id: 'markdown',
  name: 'format.markdown.name',
  extensions: ['.md', '.markdown'],
  keeps: 'format.markdown.keeps',
};

export const html: Format = {
  ...documentFormat,
  id: 'html',
  name: 'format.html.name',
  extensions: ['.html', '.htm', '.xhtml'],
  keeps: 'format.html.keeps',
};
