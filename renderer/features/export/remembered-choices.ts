import type { RememberedExport, Settings } from '#shared/api/settings.ts';
import type { ProjectInfo } from '#shared/api/answers.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { ExportSelection } from '#shared/formats/exchange/export-selection.ts';
import { type Choices, defaultChoices, type ExportFormat } from './export-choices.ts';

/** Of so many projects the choices are kept; the one that was exported longest ago is forgotten first. */
const MOST_PROJECTS = 30;

interface Known {
  readonly formats: readonly ExportFormat[];
  readonly info: Pick<ProjectInfo, 'annotators' | 'codebook'>;
  readonly documents: readonly { readonly document: { readonly id: DocumentId } }[];
}

/** What was chosen last time, without what is not in the project any more. */
export function rememberedChoices(before: RememberedExport, { formats, info, documents }: Known): Choices {
  const usual = defaultChoices(formats);
  if (!formats.some(({ id }) => id === before.format)) return usual;
  const { layers } = info.codebook;
  const ids: Partial<Record<keyof ExportSelection, ReadonlySet<string>>> = {
    // As long as they are not read, nothing is known of them.
    ...(documents.length > 0 ? { documentIds: new Set(documents.map(({ document }) => document.id)) } : {}),
    layerIds: new Set(layers.map(({ id }) => id)),
    labelIds: new Set(layers.flatMap(({ labels }) => labels.map(({ id }) => id))),
    annotatorIds: new Set(info.annotators.map(({ id }) => id)),
  };
  const kept: ExportSelection = { ...before.selection };
  const selection = Object.entries(kept).flatMap(([field, values]) => {
    const known = Object.hasOwn(ids, field) ? ids[field as keyof ExportSelection] : undefined; // it is its own key
    const still = known ? values.filter((id) => known.has(id)) : values;
    // An empty list would leave out everything.
    return still.length > 0 ? [[field, still] as const] : [];
  });
  const isThere = info.annotators.some(({ id }) => id === before.annotator);
  return {
    ...usual,
    ...before,
    annotator: isThere ? before.annotator : '',
    selection: Object.fromEntries(selection),
  };
}

/** The settings with the choices for this project, which becomes the latest one. */
export function withChoices(exports: Settings['exports'], projectId: string, choices: Choices): Settings['exports'] {
  const others = Object.entries(exports).filter(([id]) => id !== projectId);
  return Object.fromEntries([...others.slice(1 - MOST_PROJECTS), [projectId, choices]]);
}
