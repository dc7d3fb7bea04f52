import type { ForeignFile } from '../exchange/annotation-reader.ts';
import { CURATION_USER, INITIAL_CAS } from '../uima/inception-origin.ts';
import type { ExportedProject } from './exported-project.ts';

/** A file of one user's annotations of a document. */
export interface UserFile {
  /** `INITIAL_CAS` for what the document was before anybody annotated it, `CURATION_USER` for the result. */
  readonly user: string;
  /** What the file is called without its ending. */
  readonly stem: string;
  readonly file: ForeignFile;
}

export interface DocumentFiles {
  readonly name: string;
  readonly source?: ForeignFile;
  readonly users: readonly UserFile[];
}

const FOLDERS = /^(annotation|curation|source)\/(.+)$/;

/** The folder that a project lies in, with `/` at its end; empty for the archive itself. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** What of a project is beside its `exportedproject.json`. */
export function projectPaths(path: string, others: ReadonlySet<string>): string[] {
  const folder = folderOf(path);
  return [...others].filter((other) => other.startsWith(folder) && FOLDERS.test(other.slice(folder.length)));
}

/**
 * The files of each document, in the order of the project, and after these those that it does not name. A file is called
 * `annotation/DOCUMENT/USER.xmi`, in older exports `USER_123456.xmi`; where its format is packed with something,
 * `USER.zip/…`.
 */
export function filesByDocument(
  folder: string,
  files: readonly ForeignFile[],
  { documents, annotated }: ExportedProject,
): DocumentFiles[] {
  const found = new Map<string, { source?: ForeignFile; users: UserFile[] }>();
  const of = (name: string): { source?: ForeignFile; users: UserFile[] } => {
    const known = found.get(name) ?? { users: [] };
    found.set(name, known);
    return known;
  };
  for (const name of documents) of(name);
  const names = new Set(documents);
  const users = Map.groupBy(annotated, ({ document }) => document);
  for (const file of files) {
    const [, kind, rest = ''] = FOLDERS.exec(file.path.slice(folder.length)) ?? [];
    if (kind === 'source') of(rest).source = file;
    else if (kind !== undefined) {
      const document = documentIn(rest, names);
      const [name = ''] = rest.slice(document.length + 1).split('/');
      const own = (users.get(document) ?? []).map(({ user }) => user);
      const stem = name.replace(/\.[^.]*$/, '');
      if (stem !== '')
        of(document).users.push({ user: userOf(stem, [...own, INITIAL_CAS, CURATION_USER]), stem, file });
    }
  }
  return [...found].map(([name, one]) => ({ name, ...one }));
}

/** A document may be called like a folder with something in it. */
function documentIn(rest: string, names: ReadonlySet<string>): string {
  for (let at = rest.lastIndexOf('/'); at > 0; at = rest.lastIndexOf('/', at - 1))
    if (names.has(rest.slice(0, at))) return rest.slice(0, at);
  const [first = ''] = rest.split('/');
  return first;
}

function userOf(stem: string, users: readonly string[]): string {
  if (users.includes(stem)) return stem;
  const numbered = users.filter((user) => stem.startsWith(`${user}_`) && /^\d+$/.test(stem.slice(user.length + 1)));
  return numbered.sort((a, b) => b.length - a.length)[0] ?? stem;
}
