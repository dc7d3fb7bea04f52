/** So long a wording can be typed; what is longer is a passage and no proposition. In UTF-16 units. */
export const STATEMENT_LIMIT = 2000;

/** Equal for two wordings that differ in case and blanks only, which name the same proposition. */
export function wordingKey(statement: string): string {
  return statement.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
