import { failure, type Result, success } from '../../domain/result.ts';
import { pushAll } from '../../domain/push-all.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import { type ForeignCorpus, type ForeignDocument, type ForeignFault, noScheme } from '../exchange/foreign-corpus.ts';
import { UniqueNames } from '../exchange/document-data.ts';
import { isRecord, type JsonRecord, listMember, member, parseJsonFile, whyRefused } from '../exchange/json-input.ts';
import { type LabelingConfig, readLabelingConfig } from './read-labeling-config.ts';
import { isTaskTable, rowsOfTable } from './read-task-table.ts';
import { TaskReader } from './read-task.ts';

/** Label Studio's JSON: a list of tasks or one task, as exported, as imported, or flattened (JSON_MIN, CSV, TSV). */
export const labelStudioReader: AnnotationReader = {
  // The editor has counted code points since 2021, and UTF-16 units before.
  units: ['codepoint', 'utf16'],
  recognises,
  companions,
  read,
};

function recognises({ head }: FileHead): 0 | 1 | 2 | 3 {
  if (!/^\s*[[{]/.test(head)) return isTaskTable(head) ? 3 : 0;
  if (/"from_name"\s*:/.test(head) && /"to_name"\s*:/.test(head)) return 3;
  const hasData = /"data"\s*:\s*\{/.test(head);
  if (hasData && /"(?:annotations|completions|predictions|drafts)"\s*:\s*\[/.test(head)) return 3;
  if (/^\s*\[\s*\{\s*"(?:id"\s*:\s*\d+\s*,\s*")?data"\s*:\s*\{/.test(head)) return 2;
  return isFlat(head) ? 2 : 0;
}

/** JSON_MIN has regions directly beside the text. */
function isFlat(head: string): boolean {
  return (
    /^\s*\[\s*\{/.test(head) &&
    /"labels"\s*:\s*\[\s*"/.test(head) &&
    /"(?:annotator|annotation_id|lead_time)"/.test(head)
  );
}

const configNames = /^(?:config|label[-_]?config|labeling[-_]?config|labelling[-_]?config)\.xml$/i;

/** The labeling interface beside the file or one folder above it. */
function companions(path: string, others: ReadonlySet<string>): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const above = folder.slice(0, folder.slice(0, -1).lastIndexOf('/') + 1);
  return [...others].filter((other) => {
    const at = other.lastIndexOf('/') + 1;
    const isNear = other.slice(0, at) === folder || other.slice(0, at) === above;
    return isNear && configNames.test(other.slice(at));
  });
}

function read(main: ForeignFile, beside: readonly ForeignFile[]): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const faults: ForeignFault[] = [];
  const config = configOf(beside, faults);
  const found = tasksOf(main, text.value, faults);
  if (!found.ok) return found;
  const documents: ForeignDocument[] = [];
  const names = new UniqueNames();
  for (const [index, { task, place }] of found.value.entries()) {
    const reason = isRecord(task) ? whyRefused(task) : 'it is no task';
    if (reason !== undefined || !isRecord(task)) {
      faults.push({ file: main.path, place, reason: reason ?? 'it is no task' });
      continue;
    }
    const reader = new TaskReader(unflattened(task), { file: main.path, place, number: index + 1, config });
    for (const document of reader.documents()) documents.push({ ...document, name: names.free(document.name) });
    pushAll(faults, reader.faults);
  }
  if (documents.length > 0) return success({ documents, faults, scheme: config?.scheme ?? noScheme });
  const first = faults.find(({ file }) => file === main.path);
  const { place, reason } = first ?? { place: 'its beginning', reason: 'it has no tasks' };
  return failure('import/damaged', { file: main.path, place, reason });
}

interface FoundTask {
  readonly task: unknown;
  readonly place: string;
}

function tasksOf(main: ForeignFile, text: string, faults: ForeignFault[]): Result<readonly FoundTask[]> {
  if (isTaskTable(text)) return success(tasksOfTable(main, text, faults));
  const parsed = parseJsonFile(text, main.path);
  if (!parsed.ok) return parsed;
  if (!Array.isArray(parsed.value)) return success([{ task: parsed.value, place: 'the task' }]);
  return success(joinedByTask(parsed.value.map((task: unknown, index) => ({ task, place: `[${index}]` }))));
}

/** In JSON_MIN there is a record for each annotation: those of one id and one text are what several say of a task. */
function joinedByTask(found: readonly FoundTask[]): FoundTask[] {
  const byTask = Map.groupBy(found, ({ task, place }) => keyOfFlat(task) ?? place);
  return [...byTask.values()].map(([first, ...more]) => {
    if (!first || more.length === 0) return first ?? { task: undefined, place: '' };
    const parts = [first, ...more].flatMap(({ task }) => (isRecord(task) ? [unflattened(task)] : []));
    const annotations = parts.flatMap((part) => [...listMember(part, 'annotations')]);
    return { task: { ...parts[0], annotations }, place: first.place };
  });
}

/** Undefined for whole tasks, which have all their annotations in them. */
function keyOfFlat(task: unknown): string | undefined {
  if (!isRecord(task) || member(task, 'id') === undefined || isWholeTask(task)) return undefined;
  return JSON.stringify([member(task, 'id'), ...saidOfWhole(unflattened(task))]);
}

/** Of the annotation, and not of the text. */
const ofAnnotation = new Set('annotation_id annotator created_at updated_at lead_time'.split(' '));

/** The text of a flattened task and what is said of it as a whole, which only tasks that agree in can be one. */
function saidOfWhole({ data }: JsonRecord): readonly string[] {
  const said = isRecord(data) ? Object.entries(data).filter(([key]) => !ofAnnotation.has(key)) : [];
  return said.map((entry) => JSON.stringify(entry)).sort();
}

function isWholeTask(task: JsonRecord): boolean {
  return (
    ['annotations', 'completions', 'predictions'].some((kind) => member(task, kind) !== undefined) ||
    isRecord(member(task, 'data'))
  );
}

/** Rows of one task are what several people say of it. */
function tasksOfTable({ path }: ForeignFile, text: string, faults: ForeignFault[]): FoundTask[] {
  const byId = new Map<
    string,
    { readonly task: JsonRecord; readonly place: string; readonly annotations: unknown[] }
  >();
  for (const { place, id, said, annotator, fault } of rowsOfTable(text)) {
    if (fault !== undefined) {
      faults.push({ file: path, place, reason: fault });
      continue;
    }
    const task = unflattened(said);
    const known = byId.get(id) ?? { task: { ...task, id }, place, annotations: [] };
    const other = saidOfWhole(task).find((one) => !saidOfWhole(known.task).includes(one));
    if (other !== undefined)
      faults.push({
        file: path,
        place,
        reason: `${other.slice(0, 200)} is not what ${known.place} says of the same text`,
      });
    for (const one of listMember(task, 'annotations'))
      known.annotations.push(isRecord(one) ? { ...one, completed_by: annotator } : one);
    byId.set(id, known);
  }
  return [...byId.values()].map(({ task, place, annotations }) => ({ task: { ...task, annotations }, place }));
}

function configOf(beside: readonly ForeignFile[], faults: ForeignFault[]): LabelingConfig | undefined {
  for (const file of beside) {
    const xml = file.text();
    const config = xml.ok ? readLabelingConfig(xml.value, file.path) : undefined;
    if (config) return config;
    faults.push({ file: file.path, place: 'the whole file', reason: 'it is no labeling interface that could be read' });
  }
  return undefined;
}

const regionTypes = ['labels', 'hypertextlabels', 'paragraphlabels', 'htmllabels'] as const;

/** A task of JSON_MIN as a whole one: lists of regions under the names of their controls, everything else is data. */
function unflattened(task: JsonRecord): JsonRecord {
  if (isWholeTask(task)) return task;
  const controls = Object.entries(task).flatMap(([name, value]) => {
    const regions = Array.isArray(value) ? value.filter(isRecord) : [];
    return regions.length > 0 && regions.every((region) => typeOf(region) !== undefined) ? [{ name, regions }] : [];
  });
  const names = new Set(controls.map(({ name }) => name));
  const result = controls.flatMap(({ name, regions }) =>
    regions.map((value, index) => ({ id: `${name}-${index}`, from_name: name, type: typeOf(value), value })),
  );
  const data = Object.fromEntries(Object.entries(task).filter(([name]) => !names.has(name)));
  return { id: member(task, 'id'), data, annotations: [{ completed_by: member(task, 'annotator'), result }] };
}

function typeOf(region: JsonRecord): string | undefined {
  const type = regionTypes.find((one) => listMember(region, one).length > 0);
  return type === 'htmllabels' ? 'hypertextlabels' : type;
}
