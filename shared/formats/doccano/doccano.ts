import { type Holds, holdsNothing } from '../exchange/holds.ts';
import { metadataOf, type DocumentView, ProjectView } from '../exchange/project-view.ts';
import { type Chunk, type ExportPlan, type Format, type FormatOption, optionOf, type WriteOptions } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';

const holds: Holds = {
  ...holdsNothing,
  text: 'verbatim',
  overlaps: true,
  discontinuous: 'fragments',
  links: 'within',
  metadata: true,
  fields: true,
};

const task: FormatOption = {
  id: 'task',
  name: 'format.doccano.option.task',
  kind: 'choice',
  values: [
    { value: 'relations', name: 'format.doccano.option.task.relations' },
    { value: 'sequence', name: 'format.doccano.option.task.sequence' },
  ],
  default: 'relations',
};

function planDoccano(source: ProjectSource, options: WriteOptions): ExportPlan {
  const isPlain = optionOf({ options: [task] }, options, 'task') === 'sequence';
  return {
    files: [{ path: 'doccano.jsonl', chunks: () => writeDoccano(source, isPlain) }],
    notes: () => [],
    ...(isPlain ? { holds: { ...holds, links: 'no' } } : {}),
  };
}

/**
 * One document per line, as a project for sequence labeling or for relations imports them. Offsets count UTF-16, as
 * doccano does unless a project is set to count graphemes; all other keys become its metadata.
 */
function* writeDoccano(source: ProjectSource, isPlain: boolean): Generator<Chunk> {
  const view = new ProjectView(source, { offsets: 'utf16', labels: 'in-codebook' });
  // doccano's ids are numbers, unique in a project.
  let next = 1;
  for (const document of view.documents()) {
    const { record, text, annotations, links } = document;
    const ids = new Map(annotations.map(({ annotation }) => [String(annotation.id), next++] as const));
    const marks = annotations.flatMap(({ annotation, label }) =>
      annotation.spans.map(({ start, end }, index) => ({
        id: index === 0 ? (ids.get(annotation.id) ?? 0) : next++,
        start_offset: start,
        end_offset: end,
        label,
      })),
    );
    const labels = isPlain
      ? { label: marks.map((mark) => [mark.start_offset, mark.end_offset, mark.label]) }
      : { entities: marks, relations: relationsOf(links, ids, () => next++) };
    const fields = Object.keys(record.fields).length > 0 ? { fields: record.fields } : {};
    const line = {
      id: record.position + 1,
      text,
      ...labels,
      // No label has its words beside it: this says what its offsets count, even where doccano has written it out again.
      text_length: text.length,
      name: record.name,
      ...metadataOf(record),
      ...fields,
    };
    yield { text: `${JSON.stringify(line)}\n`, rows: 1 };
  }
}

function relationsOf(
  links: DocumentView['links'],
  ids: ReadonlyMap<string, number>,
  newId: () => number,
): readonly object[] {
  return links
    .filter(({ isWithin }) => isWithin)
    .map(({ type, link }) => ({ id: newId(), from_id: ids.get(link.fromId), to_id: ids.get(link.toId), type }));
}

export const doccano: Format = {
  id: 'doccano',
  name: 'format.doccano.name',
  mediaTypes: ['application/jsonl'],
  extensions: ['.jsonl'],
  reads: 'annotations',
  writes: 'file',
  keeps: 'format.doccano.keeps',
  holds,
  options: [task],
  plan: planDoccano,
  reader: async () => (await import('./read-doccano.ts')).doccanoReader,
};
