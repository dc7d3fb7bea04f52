import type { AnnotationView } from './project-view.ts';

/** A suggestion that nobody has decided about: formats that tell people from programs keep it with the programs. */
export function isPrediction({ annotation: { origin, status } }: Pick<AnnotationView, 'annotation'>): boolean {
  return origin.kind === 'suggested' && status === 'open';
}
