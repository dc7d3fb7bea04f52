import type { CodebookUsage } from '#shared/domain/codebook-usage.ts';
import type { FakeProject } from './fake-project.ts';

/** How often everything in the codebook is used, counted as the store's SQL does. */
export function fakeUsage(project: FakeProject | null): CodebookUsage {
  const annotations = [...(project?.tables.annotation.values() ?? [])];
  const labels: Record<string, number> = {};
  const attributes = new Map<string, CodebookUsage['attributes'][number]>();
  const options = new Map<string, CodebookUsage['options'][number]>();
  for (const { labelId, layerId, attributes: values } of annotations) {
    labels[labelId] = (labels[labelId] ?? 0) + 1;
    for (const [attributeId, value] of Object.entries(values)) {
      const place = { layerId, linkTypeId: null, attributeId };
      const key = `${layerId} ${attributeId}`;
      attributes.set(key, { ...place, count: (attributes.get(key)?.count ?? 0) + 1 });
      for (const option of Array.isArray(value) ? value : [String(value)]) {
        const optionKey = `${key} ${option}`;
        options.set(optionKey, { ...place, option, count: (options.get(optionKey)?.count ?? 0) + 1 });
      }
    }
  }
  const linkTypes: Record<string, number> = {};
  for (const { typeId } of project?.tables.link.values() ?? []) linkTypes[typeId] = (linkTypes[typeId] ?? 0) + 1;
  return {
    labels,
    linkTypes,
    attributes: [...attributes.values()],
    options: [...options.values()],
    linkEnds: [...(project?.tables.link.values() ?? [])].map(({ typeId, fromId, toId }) => ({
      typeId,
      fromLabelId: labelOf(project, fromId),
      toLabelId: labelOf(project, toId),
      count: 1,
    })),
  };
}

function labelOf(project: FakeProject | null, annotationId: string): string {
  return project?.tables.annotation.get(annotationId)?.labelId ?? '';
}
