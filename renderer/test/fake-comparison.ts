import type { InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import type { PassagePlaceRow, PassageRow, QuotationRow, QuotationVersion } from '#shared/api/comparison-answers.ts';
import { type Result, success } from '#shared/domain/result.ts';

type ComparisonMethod = Extract<MethodName, `quotations.${string}` | `passages.${string}` | `comparison.${string}`>;
type Fakes = { [Name in ComparisonMethod]: (input: InputOf<Name>) => Result<OutputOf<Name>> };

/** What a test says that the comparison has found; what it finds is tested with the services. */
export class FakeComparison {
  quotations: readonly { readonly row: QuotationRow; readonly versions: readonly QuotationVersion[] }[] = [];
  passages: readonly { readonly row: PassageRow; readonly places: readonly PassagePlaceRow[] }[] = [];
  independence: OutputOf<'passages.independence'> = [];

  readonly handlers: Fakes = {
    'quotations.list': ({ offset, limit }) =>
      success({
        total: this.quotations.length,
        tooShort: 1,
        rows: this.quotations.slice(offset, offset + limit).map(({ row }) => row),
      }),
    'quotations.versions': ({ id }) => {
      const found = this.quotations.find(({ row }) => row.id === id);
      const versions = found?.versions ?? [];
      return success({ quotation: found?.row ?? null, total: versions.length, versions });
    },
    'passages.list': ({ offset, limit }) =>
      success({
        total: this.passages.length,
        rows: this.passages.slice(offset, offset + limit).map(({ row }) => row),
      }),
    'passages.places': ({ id }) => {
      const found = this.passages.find(({ row }) => row.id === id);
      const places = found?.places ?? [];
      return success({ passage: found?.row ?? null, total: places.length, places });
    },
    'passages.independence': ({ propositionId }) =>
      success(this.independence.filter((row) => propositionId === null || row.propositionId === propositionId)),
    'comparison.cancel': () => success({}),
  };
}
