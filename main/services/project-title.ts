import { stemOf } from '../store/file-names.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** What a project is called: the name it was given, or else its file's. */
export function titleOfProject(store: ProjectStore): string {
  return store.name || stemOf(store.path);
}
