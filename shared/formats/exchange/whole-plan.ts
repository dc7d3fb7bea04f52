import type { ExportPlan, Format, SourcePart, WriteOptions } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';

type WritableFormat = Format & Required<Pick<Format, 'plan'>>;

/** A project in one format, divided into parts where that was asked for. A divided export is always a folder. */
export function wholePlan(
  format: WritableFormat,
  source: ProjectSource,
  { parts, options }: { readonly parts: readonly SourcePart[] | undefined; readonly options: WriteOptions },
): ExportPlan {
  if (!parts) return format.plan(source, options);
  if (format.planParts) return format.planParts(parts, options);
  const shape = format.writes === 'file' ? 'file' : 'folder';
  const plans = parts.map(({ name, source: part }) => ({ name, plan: format.plan(part, { ...options, shape }) }));
  return {
    files: plans.flatMap(({ name, plan }) =>
      plan.files.map((file) => ({
        ...file,
        path: shape === 'file' ? `${name}${format.extensions[0] ?? ''}` : `${name}/${file.path}`,
      })),
    ),
    notes: () => plans.flatMap(({ plan }) => plan.notes()),
    ...(plans[0]?.plan.holds ? { holds: plans[0].plan.holds } : {}),
    ...(plans[0]?.plan.takes ? { takes: plans[0].plan.takes } : {}),
  };
}
