import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '#shared/domain/annotation.ts';
import { Codebook } from '#shared/domain/codebook.ts';
import { type Holds, holdsEverything } from '#shared/formats/exchange/holds.ts';
import type { Format } from '#shared/formats/format.ts';
import type { ProjectSource } from '#shared/formats/project-source.ts';
import { formats } from '#shared/formats/registry.ts';
import { aspects, type Aspect, aspectsOf } from '#shared/formats/testing/project-aspects.ts';
import { haveDifferentWords, wholeProject } from '#shared/formats/testing/whole-project.ts';
import { roundTrip, type Trip, type WritableFormat } from '../../../testing/round-trip.ts';

// Every format that writes annotations and reads them brings back all that its `holds` promises, by the way that a
// person's files take, and names what it does not. Nothing here is about one format: a new one is compared as soon as it
// stands in the registry. ROUND_TRIPS=500 tries more projects than the few that an ordinary run has time for.

const RUNS = Number(process.env['ROUND_TRIPS'] ?? 5);

const bothWays = formats.filter(isBothWays);

function isBothWays(format: Format): format is WritableFormat {
  return format.plan !== undefined && (format.reads === 'annotations' || format.reads === 'project');
}

function isOf({ writes }: Format, shape: 'file' | 'folder'): boolean {
  return writes === 'either' || writes === shape;
}

const nothing = Codebook.parse({ version: 1, name: 'Empty', layers: [], linkTypes: [] });

describe('what was exported and imported again is the same, as far as the format holds it', () => {
  it.each(bothWays.map((format) => [format.id, format] as const))(
    '%s',
    async (_id, format) => {
      const shape = fc.constantFrom(...(['file', 'folder'] as const).filter((one) => isOf(format, one)));
      await fc.assert(
        fc.asyncProperty(wholeProject({ blanks: true }), shape, fc.boolean(), async (source, as, isOwn) => {
          fc.pre(haveDifferentWords(source));
          const trip = await roundTrip(source, format, { shape: as, codebook: isOwn ? source.codebook : nothing });
          expect(differences(trip, isOwn).join('\n')).toBe('');
          expect(unnamed(source, trip).join('\n')).toBe('');
        }),
        { numRuns: RUNS, includeErrorInReport: true },
      );
    },
    1_000_000,
  );
});

/** What should be the same and is not, in words: the aspect, what went and what came. */
function differences({ sent, comesBack: holds, reports, after }: Trip, isOwn: boolean): string[] {
  const mentions = isOwn || holds.layers === 'all' ? 'entity-layers' : 'all';
  const looking = { holds, typed: isOwn, mentions } as const;
  const [, second] = reports;
  const [before, once, twice] = [aspectsOf(sent, looking), ...after.map((one) => aspectsOf(one, looking))];
  const changed = aspects.flatMap((aspect) => [
    ...minus(before[aspect], once?.[aspect]).map((gone) => `${aspect}: gone is ${gone}`),
    // Fragments that became annotations of their own may have ids and notes of their own.
    ...(isOfFirst(aspect) ? [] : minus(once?.[aspect], before[aspect]).map((made) => `${aspect}: new is ${made}`)),
    ...minus(twice?.[aspect], once?.[aspect]).map((made) => `${aspect}: new the second time is ${made}`),
  ]);
  const added = [second.adoption?.documents, second.adoption?.annotations, second.adoption?.links];
  return [
    ...changed,
    ...reports.flatMap((report) => complaints(report, sent)),
    ...(added.some((one) => one !== undefined && one.added > 0)
      ? [`added the second time: ${JSON.stringify(added)}`]
      : []),
  ];
}

function isOfFirst(aspect: Aspect): boolean {
  return aspect === 'ids' || aspect === 'notes';
}

function minus(some: readonly string[] = [], others: readonly string[] = []): string[] {
  const left = [...others];
  return some.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/**
 * What could not be taken. Of documents that have no words each may be told: that its file has no text, that it has none, and that it is
 * left out.
 */
function complaints({ problems, adoption }: Trip['reports'][number], sent: ProjectSource): string[] {
  const { counts = [], first = [] } = adoption?.leftOut ?? {};
  const said = [...problems, ...counts.flatMap(({ count, reason }) => Array.from({ length: count }, () => reason))];
  const blanks = sent.documents.filter((record) => sent.content(record).text.trim() === '').length;
  return said.length <= 3 * blanks || blanks === sent.documents.length
    ? []
    : [`not taken: ${JSON.stringify([problems, counts, first.slice(0, 3)])}`];
}

interface Promised {
  readonly isKept: (holds: Holds) => boolean;
  readonly named: RegExp;
  /** Whether the project has something of it. */
  readonly isThere: (source: ProjectSource, whole: ReturnType<typeof aspectsOf>) => boolean;
}

const says = (aspect: Aspect, empty: RegExp) => (_source: ProjectSource, whole: ReturnType<typeof aspectsOf>) =>
  whole[aspect].some((one) => !empty.test(one));
const annotationsOf = (source: ProjectSource) => source.documents.flatMap(({ id }) => source.annotationsOf(id));
const isAcross = (source: ProjectSource) => (link: ProjectSource['links'][number]) =>
  source.annotation(link.fromId)?.documentId !== source.annotation(link.toId)?.documentId;

/** What is there of each thing that a format can hold: a new one has no place to be forgotten in. */
const promises: Readonly<Record<keyof Holds | 'linksAcross', Promised>> = {
  text: {
    isKept: ({ text }) => text === 'verbatim',
    named: /^loss\.text/,
    isThere: ({ documents }) => documents.length > 0,
  },
  blocks: { isKept: ({ blocks }) => blocks, named: /^loss\.blocks$/, isThere: says('blocks', /,\[\]\]$/) },
  overlaps: {
    isKept: ({ overlaps }) => overlaps,
    named: /^loss\.overlaps$/,
    isThere: (source) => source.documents.some(({ id }) => areOverlapping(source.annotationsOf(id))),
  },
  discontinuous: {
    isKept: ({ discontinuous }) => discontinuous === 'yes' || discontinuous === 'apart',
    named: /^loss\.discontinuous/,
    isThere: (source) => annotationsOf(source).some(({ spans }) => spans.length > 1),
  },
  layers: {
    isKept: ({ layers }) => layers === 'all',
    named: /^loss\.layers$/,
    isThere: (source) => new Set(annotationsOf(source).map(({ layerId }) => layerId)).size > 1,
  },
  attributes: {
    isKept: ({ attributes }) => attributes,
    named: /^loss\.attributes$/,
    isThere: (source) => annotationsOf(source).some(({ attributes }) => Object.keys(attributes).length > 0),
  },
  links: { isKept: ({ links }) => links !== 'no', named: /^loss\.links$/, isThere: ({ links }) => links.length > 0 },
  linksAcross: {
    isKept: ({ links }) => links !== 'within',
    named: /^loss\.links-across$/,
    isThere: (source) => source.links.some(isAcross(source)),
  },
  linkAttributes: {
    isKept: ({ links, linkAttributes }) => linkAttributes || links === 'no',
    named: /^loss\.link-attributes$/,
    isThere: (source) => source.links.some((link) => link.note !== '' && !isAcross(source)(link)),
  },
  linkEvidence: {
    isKept: ({ links, linkEvidence }) => linkEvidence || links === 'no',
    named: /^loss\.link-evidence$/,
    isThere: (source) => source.links.some((link) => link.evidence && !isAcross(source)(link)),
  },
  notes: { isKept: ({ notes }) => notes, named: /^loss\.notes$/, isThere: says('notes', /,""\]$/) },
  documentNotes: {
    isKept: ({ documentNotes }) => documentNotes,
    named: /^loss\.document-notes$/,
    isThere: says('document-notes', /,\[\]\]$/),
  },
  documentStatus: {
    isKept: ({ documentStatus }) => documentStatus,
    named: /^loss\.document-status$/,
    isThere: ({ documents }) => documents.some(({ status }) => status !== 'open'),
  },
  entities: { isKept: ({ entities }) => entities === 'yes', named: /^loss\.entities$/, isThere: () => true },
  propositions: { isKept: ({ propositions }) => propositions, named: /^loss\.propositions$/, isThere: () => true },
  annotators: {
    isKept: ({ annotators }) => annotators,
    named: /^loss\.annotators$/,
    isThere: (source) => new Set(annotationsOf(source).map(({ annotatorId }) => annotatorId)).size > 1,
  },
  status: { isKept: ({ status }) => status, named: /^loss\.status$/, isThere: says('status', /,\["open",null\]\]$/) },
  times: {
    isKept: ({ times }) => times,
    named: /^loss\.times$/,
    isThere: (source) => annotationsOf(source).length > 0,
  },
  ids: { isKept: ({ ids }) => ids, named: /^loss\.ids$/, isThere: (source) => annotationsOf(source).length > 0 },
  metadata: { isKept: ({ metadata }) => metadata, named: /^loss\.metadata$/, isThere: says('metadata', /"title",""/) },
  fields: { isKept: ({ fields }) => fields, named: /^loss\.fields$/, isThere: says('fields', /,\[\]\]$/) },
  codebook: { isKept: ({ codebook }) => codebook, named: /^loss\.codebook$/, isThere: () => true },
  queries: {
    isKept: ({ queries }) => queries,
    named: /^loss\.queries$/,
    isThere: ({ queries, rules }) => queries.length + rules.length > 0,
  },
};

/** Whether two of one layer share a character, be it in a gap. */
function areOverlapping(annotations: readonly Annotation[]): boolean {
  const hull = ({ spans }: Annotation) => ({ start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 });
  return annotations.some((one, at) =>
    annotations
      .slice(at + 1)
      .some(
        (other) =>
          one.layerId === other.layerId && hull(one).start < hull(other).end && hull(other).start < hull(one).end,
      ),
  );
}

/** What is in the project, is not promised, and was not said to be left out. */
function unnamed(source: ProjectSource, { sent, holds, told }: Trip): string[] {
  const whole = aspectsOf(sent, { holds: holdsEverything, typed: true, mentions: 'entity-layers' });
  const isWhole = sent.documents.length === source.documents.length;
  const documents = isWhole || told.some(({ key }) => key === 'loss.documents') ? [] : ['loss.documents'];
  const others = Object.values(promises)
    .filter(({ isKept, isThere }) => !isKept(holds) && isThere(sent, whole))
    .filter(({ named }) => !told.some(({ key }) => named.test(key)))
    .map(({ named }) => named.source);
  return [...documents, ...others];
}
