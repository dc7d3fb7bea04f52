import { extname } from 'node:path';

/** Whether a file is taken for a project in our own JSON: by the format that was asked for, or else by its name. */
export function isProjectFile(path: string, format: string | undefined): boolean {
  return format === undefined ? extname(path).toLowerCase() === '.json' : format === 'json';
}
