import { Origin } from '#shared/domain/annotation.ts';

/** How annotations come to be. */
export const origins = Origin.unwrap().shape.kind.options;
