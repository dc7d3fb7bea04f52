import { FileNames } from '../exchange/file-names.ts';

/**
 * What the CAS calls its document, where its file is called so too; else the name of the file, which is the only one in
 * its folder (INCEpTION names files after annotators, and Java programs call every document "doc").
 */
export function documentName(path: string, { id, ending }: { id: string | undefined; ending: string }): string {
  const stem = path.toLowerCase().endsWith(ending) ? path.slice(0, -ending.length) : path;
  const folder = stem.slice(0, stem.lastIndexOf('/') + 1);
  if (id === undefined) return stem;
  const ownFile = new FileNames().take(id, ending).slice(0, -ending.length);
  return folder + ownFile === stem ? folder + id : stem;
}
