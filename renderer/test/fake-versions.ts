import type { InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { carriedFrom, needsLook } from '#shared/domain/version-origin.ts';
import { differenceOf } from '#shared/comparison/difference.ts';
import { shortDifference } from '#shared/comparison/short-difference.ts';
import { envelopeOf } from '../app/state/annotation-index.ts';
import type { FakeProject } from './fake-project.ts';

type VersionMethod = Extract<MethodName, `versions.${string}`> | 'shell.import-version';
type Fakes = { [Name in VersionMethod]: (input: InputOf<Name>) => Result<OutputOf<Name>> };

const nothingCarried = { copied: 0, links: 0, lostLinks: 0, uncertain: 0, gone: 0 };

/** Versions in a project in memory, as far as windows ask about them: of an article there are two at most. */
export function fakeVersions(project: () => FakeProject | null): Fakes {
  const textOf = (id: string): string => project()?.contentOf(id).text ?? '';
  const lookAt = (id: DocumentId): OutputOf<'versions.to-look-at'> => {
    const document = project()?.tables.document.get(id);
    const previousId = document?.previousId;
    if (!document || previousId === undefined) return { total: 0, left: 0, items: [], notCarried: 0 };
    const changed = (project()?.annotationsOf(id) ?? []).filter(needsLook).flatMap((copy) => {
      const from = project()?.tables.annotation.get(carriedFrom(copy.origin)?.fromId ?? '');
      return from ? [{ copy, from }] : [];
    });
    const items = [
      ...changed.map(({ copy, from }) => ({
        fromId: from.id,
        labelId: copy.labelId,
        copyId: copy.id,
        reason: 'changed' as const,
        old: { before: '', words: from.quote, after: '' },
        fresh: { before: '', words: copy.quote, after: '' },
        parts: shortDifference(from.quote, copy.quote),
        lostLinks: [],
        span: envelopeOf(copy),
        confidence: copy.confidence,
      })),
      ...(document.carried?.gone ?? []).flatMap((goneId) => {
        const from = project()?.tables.annotation.get(goneId);
        if (!from) return [];
        const old = { before: '', words: from.quote, after: '' };
        const { id: fromId, labelId } = from;
        const nothing = { copyId: null, fresh: null, parts: [], lostLinks: [], confidence: null };
        return [{ fromId, labelId, ...nothing, reason: 'gone' as const, old, span: { start: 0, end: 1 } }];
      }),
    ];
    return { total: document.carried?.toLook ?? 0, left: items.length, items, notCarried: 0 };
  };
  return {
    'versions.list': () =>
      success(
        [...(project()?.tables.document.values() ?? [])].flatMap(({ id, previousId }) =>
          previousId === undefined
            ? []
            : [
                { documentId: previousId, previousId: null, number: 1, versions: 2, toLook: 0 },
                { documentId: id, previousId, number: 2, versions: 2, toLook: lookAt(id).left },
              ],
        ),
      ),
    'versions.propose': () => success([]),
    'versions.adopt': () => success(nothingCarried),
    'versions.cancel': () => success({}),
    'versions.to-look-at': ({ id }) => success(lookAt(id)),
    'versions.difference': ({ id }) => {
      const before = textOf(project()?.tables.document.get(id)?.previousId ?? '');
      return success({ before, after: textOf(id), pieces: differenceOf(before, textOf(id)), touched: [] });
    },
    'versions.import-path': () => success({ id: DocumentId.parse('d'), name: 'd.txt', carried: nothingCarried }),
    'shell.import-version': () => success({ id: DocumentId.parse('d'), name: 'd.txt', carried: nothingCarried }),
  };
}
