import { userInfo } from 'node:os';

/** Who works here when nobody is named: whoever is logged in. */
export function userName(): string {
  try {
    return userInfo().username.trim() || 'annotator';
  } catch {
    // A container may run under a number without a name.
    return 'annotator';
  }
}
