import { join } from 'node:path';

/** Files that other tools wrote, beside the checkout. They are no part of the project: tests say so where they are not there. */
export const samples = join(import.meta.dirname, '../../../shared/samples');
