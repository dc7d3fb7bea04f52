import { STATEMENT_LIMIT } from '#shared/domain/wording.ts';
import { translate } from '#shared/locales/translate.ts';
import { formatNumber } from '../../ui/format.ts';

/** A sentence about a wording that cannot be one, or undefined. */
export function statementProblem(statement: string): string | undefined {
  if (statement.length <= STATEMENT_LIMIT) return undefined;
  const [length, limit] = [formatNumber(statement.length), formatNumber(STATEMENT_LIMIT)];
  return translate('window.proposition.too-long', { length, limit });
}
