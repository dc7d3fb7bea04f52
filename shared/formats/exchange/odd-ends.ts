import { type Codebook, findLabel, findLinkType } from '../../domain/codebook.ts';
import type { AdoptionReport } from './adoption-report.ts';

/** Counts links between labels that their type does not join, by type and pair of labels. */
export class OddEnds {
  readonly #pairs = new Map<string, { typeId: string; from: string; to: string; count: number }>();

  add(typeId: string, from: string, to: string): void {
    const key = JSON.stringify([typeId, from, to]);
    const pair = this.#pairs.get(key) ?? { typeId, from, to, count: 0 };
    pair.count += 1;
    this.#pairs.set(key, pair);
  }

  /** With the names of the codebook as it has become; the most frequent first. */
  told(codebook: Codebook): AdoptionReport['oddEnds'] {
    const labelName = (id: string): string => findLabel(codebook, id)?.label.name ?? id;
    return [...this.#pairs.values()]
      .sort((a, b) => b.count - a.count)
      .map(({ typeId, from, to, count }) => ({
        type: findLinkType(codebook, typeId)?.name ?? typeId,
        from: labelName(from),
        to: labelName(to),
        count,
      }));
  }
}
