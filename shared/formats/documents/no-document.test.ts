import { expect, it } from 'vitest';
import { isNoDocument } from './no-document.ts';

it.each([
  'annotation.conf',
  'corpus/kb_shortcuts.conf',
  'tools.conf',
  'README',
  'README.md',
  'readme-schema.md',
  'Readme_en.txt',
  'LICENSE',
  'LICENCE.txt',
  'metadata.tsv',
  'corpus\\metadata.csv',
  'TypeSystem.xml',
  'Project.xsd',
  'manifest.json',
  'annotations.csv.manifest.json',
  'annotations.csv.loss-report.txt',
  'convert.py',
  'Thumbs.db',
])('%s in a folder is no document', (path) => expect(isNoDocument(path)).toBe(true));

it.each([
  'article.txt',
  'readmelater.txt',
  'readme.docx',
  'licensed-to-kill.md',
  'license-fees.md',
  'metadata-law-passed.html',
  'the metadata.txt story.txt',
  'typesystem.txt',
  'unknown.ending',
  'readme/article.txt',
])('%s in a folder is one', (path) => expect(isNoDocument(path)).toBe(false));
