import type { VersionProposal } from '#shared/api/version-methods.ts';
import { articleAddress, articleTitle, sharedShare } from '#shared/comparison/same-article.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { Pauses } from '../pauses.ts';
import { olderVersions } from './version-rows.ts';

/** Articles of one title with so much text in common are versions of one article, and not of a series. */
const LEAST_SHARED = 0.2;
/** With the same address less is enough: a page is written anew under it. */
const LEAST_SHARED_AT_ADDRESS = 0.1;
/** Longer texts are told apart by their beginnings. */
const COMPARED = 200_000;
/** Documents of one title: more of them are a series ("Weather"). */
const MOST_NAMESAKES = 20;

/**
 * For each of the documents that is no version yet: the document that it is evidently the updated version of. That one
 * was there before, is not younger by its date, and is the newest of its own versions.
 */
export async function proposeVersions(
  read: ProjectReader,
  ids: readonly DocumentId[],
  pauses: Pauses,
): Promise<VersionProposal[]> {
  const documents = read.documents();
  const older = olderVersions(read);
  const byAddress = Map.groupBy(documents, ({ metadata }) => articleAddress(metadata.url));
  const byTitle = Map.groupBy(documents, ({ metadata }) => articleTitle(metadata.title));
  const wanted = new Set<string>(ids);
  const proposals: VersionProposal[] = [];
  for (const document of documents) {
    if (!wanted.has(document.id) || document.previousId !== undefined || older.has(document.id)) continue;
    const { url, title } = document.metadata;
    const candidates = [
      ...candidatesOf(byAddress, articleAddress(url), 'url'),
      ...candidatesOf(byTitle, articleTitle(title), 'title'),
    ];
    let best: VersionProposal | undefined;
    for (const { other, basis } of candidates) {
      if (other.id === document.id || older.has(other.id) || !comesBefore(other, document)) continue;
      await pauses.take();
      const share = sharedShare(textOf(read, other), textOf(read, document));
      if (share < (basis === 'url' ? LEAST_SHARED_AT_ADDRESS : LEAST_SHARED) || share <= (best?.share ?? 0)) continue;
      best = { id: document.id, previousId: other.id, basis, share };
    }
    // Of two new files of one article each would be the next version of the same one: the first of them is.
    if (best && !proposals.some(({ previousId }) => previousId === best.previousId)) proposals.push(best);
  }
  return proposals;
}

function candidatesOf(
  by: ReadonlyMap<string, readonly DocumentRecord[]>,
  key: string,
  basis: VersionProposal['basis'],
): { readonly other: DocumentRecord; readonly basis: VersionProposal['basis'] }[] {
  const others = key === '' ? [] : (by.get(key) ?? []);
  return others.length > MOST_NAMESAKES ? [] : others.map((other) => ({ other, basis }));
}

function comesBefore(a: DocumentRecord, b: DocumentRecord): boolean {
  if (a.position >= b.position) return false;
  return a.metadata.date === '' || b.metadata.date === '' || a.metadata.date <= b.metadata.date;
}

function textOf(read: ProjectReader, { id }: DocumentRecord): string {
  return read.textOf(id).slice(0, COMPARED);
}
