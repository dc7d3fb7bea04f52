import { type Result, success } from '../../domain/result.ts';
import { pushAll } from '../../domain/push-all.ts';
import { describeFailure } from '../../locales/translate.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignCorpus, ForeignDocument, ForeignFault, ForeignScheme } from '../exchange/foreign-corpus.ts';
import { joinSchemes } from '../exchange/join-schemes.ts';
import { annotatorNamed, CURATION_USER, INITIAL_CAS } from '../uima/inception-origin.ts';
import { type ExportedProject, parseExportedProject } from './exported-project.ts';
import { joinUsers, type UserDocument } from './join-users.ts';
import { type DocumentFiles, filesByDocument, folderOf, projectPaths, type UserFile } from './project-files.ts';

/**
 * A project that was exported whole from INCEpTION (its ProjectExportServiceImpl) or WebAnno: `exportedproject.json`
 * says what there is, and beside it lie the texts, and a file for each annotator and document in the format that was
 * chosen then. Each document comes once, with what every annotator said of it.
 */
export const inceptionReader: AnnotationReader = {
  units: ['utf16', 'codepoint'],
  gathers: true,
  recognises({ path, head }: FileHead) {
    // WebAnno puts a number behind the name.
    const isCalledSo = /(?:^|\/)exportedproject\d*\.json$/i.test(path);
    const isProject = /^\s*\{/.test(head) && /"source_documents"\s*:/.test(head);
    if (isCalledSo) return isProject ? 3 : 1;
    return isProject && /"mode"\s*:/.test(head) && /"annotation_documents"\s*:/.test(head) ? 2 : 0;
  },
  companions: projectPaths,
  read: readInception,
};

function readInception(main: ForeignFile, companions: readonly ForeignFile[]): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const parsed = parseExportedProject(text.value, main.path);
  if (!parsed.ok) return parsed;
  const project = parsed.value;
  const faults: ForeignFault[] = [];
  const schemes: ForeignScheme[] = [project.scheme];
  const reading = { faults, schemes };
  const all = filesByDocument(folderOf(main.path), companions, project);
  const documents = all.flatMap((one) => documentsOf(one, reading));
  pushAll(faults, withoutFiles(all, { project, file: main.path }));
  return success({ documents, scheme: joinSchemes(schemes), faults });
}

interface Reading {
  readonly faults: ForeignFault[];
  readonly schemes: ForeignScheme[];
}

function documentsOf({ name, source, users }: DocumentFiles, reading: Reading): readonly ForeignDocument[] {
  const text = plainTextOf(source);
  const read = users.filter(({ user }) => user !== INITIAL_CAS).flatMap((one) => readUser(one, reading));
  const parts = read.length > 0 ? read : initialOf(users, reading);
  if (parts.length > 0) return joinUsers(parts, { name, source: source?.path, text, faults: reading.faults });
  if (source && text !== undefined) return [{ name, file: source.path, text, annotations: [], links: [] }];
  const reason = `its text is in no file that can be read; ${WHAT_TO_DO}`;
  reading.faults.push({ file: source?.path ?? name, place: 'the file', reason });
  return [];
}

function readUser({ user, stem, file }: UserFile, { faults, schemes }: Reading): UserDocument[] {
  const read = file.annotations?.();
  if (!read?.ok) {
    if (read || !isTypeSystem(file.path))
      faults.push({
        file: file.path,
        place: 'the file',
        reason: read ? describeFailure(read.error) : `no format that can be read knows it; ${WHAT_TO_DO}`,
      });
    return [];
  }
  pushAll(faults, read.value.faults);
  schemes.push(read.value.scheme);
  const { annotator: alias = stem } = annotatorNamed(stem);
  return read.value.documents.map((document) => ({ ...annotatorNamed(user), alias, document }));
}

/** A document that nobody has annotated has a text all the same; what it came with is nobody's. */
function initialOf(users: readonly UserFile[], reading: Reading): UserDocument[] {
  return users
    .filter(({ user }) => user === INITIAL_CAS)
    .flatMap((one) => readUser(one, reading))
    .map(({ document }) => {
      const count = document.annotations.length;
      if (count > 0)
        reading.faults.push({
          file: document.file,
          place: 'the file',
          reason: `nobody has annotated this document; annotations that it was imported with are nobody’s and are left out (${count})`,
        });
      return { document: { ...document, annotations: [], links: [] } };
    });
}

const WHAT_TO_DO =
  'export the project from INCEpTION once more, and choose “UIMA CAS JSON”, “UIMA CAS XMI” or “WebAnno TSV v3” as the format';

/** Annotators whose work is in no file: without a format, INCEpTION exports it as Java objects alone. */
function withoutFiles(
  all: readonly DocumentFiles[],
  { project, file }: { readonly project: ExportedProject; readonly file: string },
): ForeignFault[] {
  const users = new Map(all.map(({ name, users: some }) => [name, new Set(some.map(({ user }) => user))]));
  const lacks = (document: string, user: string): boolean => users.get(document)?.has(user) !== true;
  const lacking = [
    ...project.annotated.filter(({ document, user }) => lacks(document, user)),
    ...project.curated
      .map((document) => ({ document, user: CURATION_USER }))
      .filter((one) => lacks(one.document, one.user)),
  ];
  return lacking.map(({ document, user }) => ({
    file,
    place: document,
    reason: `the annotations of ${annotatorNamed(user).annotator ?? user} are in no file that can be read (Java objects are not); ${WHAT_TO_DO}`,
  }));
}

function isTypeSystem(path: string): boolean {
  return /typesystem[^/]*\.xml$/i.test(path);
}

/** What a person would open as a text: of other files INCEpTION took the text out in its own way. */
function plainTextOf(source: ForeignFile | undefined): string | undefined {
  if (!source || !/\.(?:txt|text|md)$/i.test(source.path)) return undefined;
  const text = source.text();
  return text.ok ? text.value : undefined;
}
