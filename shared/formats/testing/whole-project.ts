import fc from 'fast-check';
import { type Annotation, Attributes } from '../../domain/annotation.ts';
import type { Codebook } from '../../domain/codebook.ts';
import { Codebook as CodebookSchema } from '../../domain/codebook.ts';
import type { DocumentContent, DocumentRecord } from '../../domain/document.ts';
import { AnnotationId, EntityId, LabelId, MemoId, PropositionId, Timestamp } from '../../domain/ids.ts';
import type { Link } from '../../domain/link.ts';
import { documentRecord, later } from '../../domain/testing/records.ts';
import type { ProjectSource } from '../project-source.ts';
import { attribute, generatedCodebook, generatedProject, pieces } from './generated-project.ts';

// Generated projects that have something of all that a project can have, so that what a format leaves out is seen.

/** What else has shifted offsets or been lost: long words, other scripts, signs that are a blank to some and not to others. */
const morePieces = [
  ...pieces,
  '北京大学的研究人员',
  'Donaudampfschifffahrtsgesellschaft'.repeat(3),
  '\u00a0',
  '\u2028',
  '\ufeff',
  '‏שָׁלוֹם‎',
  'नमस्ते',
  '|',
  '\\',
  ';',
  '[1]',
  '_',
  '*',
];

/** What lines, columns and attributes of files have no place for. */
const ODD = '\t|x\n(é) \\1';

const wholeCodebook: Codebook = CodebookSchema.parse({
  ...generatedCodebook,
  layers: generatedCodebook.layers.map((layer) =>
    layer.id === 'claims'
      ? {
          ...layer,
          labels: layer.labels.map((label) => ({ ...label, name: `${label.name}${ODD}` })),
          attributes: [...layer.attributes, attribute('when', 'date'), attribute('about', 'entity')],
        }
      : layer,
  ),
  linkTypes: generatedCodebook.linkTypes.map((type) =>
    type.id === 'supports'
      ? { ...type, attributes: [attribute('strength', 'number'), attribute('why', 'text')] }
      : type,
  ),
});

export interface WholeOptions {
  /** Without documents that have no words, which no import takes in. */
  readonly blanks: boolean;
}

/** As `generatedProject`, with times, links with values, a register of propositions, notes and a document without words. */
export function wholeProject({ blanks }: WholeOptions): fc.Arbitrary<ProjectSource> {
  return fc
    .record({
      source: generatedProject({ pieces: morePieces }),
      blank: blanks ? fc.constantFrom(undefined, '', ' \n', '\u3000') : fc.constant(undefined),
    })
    .map(({ source, blank }) => Object.assign(withAll(source, blank), { [fc.toStringMethod]: () => shown(source) }));
}

/** What a counterexample shows: texts, and what stands in them. */
function shown(source: ProjectSource): string {
  const documents = source.documents.map((record) => [
    source.content(record).text,
    source.annotationsOf(record.id).map(({ id, spans, labelId }) => [id, labelId, ...spans]),
  ]);
  return JSON.stringify({ documents, links: source.links.map(({ fromId, toId, typeId }) => [typeId, fromId, toId]) });
}

/**
 * The same text is the same document wherever it comes from, so two that say the same would become one. For `fc.pre`: a
 * filter would draw the project's chances a second time.
 */
export function haveDifferentWords(source: ProjectSource): boolean {
  // A byte order mark at the beginning is none of the text, wherever it is read.
  if (source.documents.some((record) => source.content(record).text.startsWith('\ufeff'))) return false;
  const words = source.documents
    .filter(({ id }) => id !== 'blank')
    .map((record) => source.content(record).text.replaceAll(/[\s\p{Cc}\p{Cf}]/gu, ''));
  return new Set(words).size === words.length && words.every((one) => one !== '');
}

function withAll(source: ProjectSource, blank: string | undefined): ProjectSource {
  const statuses = ['in-progress', 'finished', 'open'] as const;
  const documents = source.documents.map((record, at) => ({
    ...withMetadata(record, at),
    status: statuses[at % 3] ?? 'open',
  }));
  if (blank !== undefined) {
    const at = { id: 'blank', name: 'Blank.txt', length: blank.length, position: documents.length };
    documents.push(documentRecord(at));
  }
  const isFirst = new Set<string>();
  const changed = new Map<string, Annotation>();
  for (const { id } of source.documents)
    for (const [at, annotation] of source.annotationsOf(id).entries()) {
      // What says all the same is one mention, by the rules of import; here no two do.
      const key = JSON.stringify([id, annotation.spans, annotation.labelId, annotation.annotatorId]);
      if (isFirst.has(key)) continue;
      isFirst.add(key);
      changed.set(annotation.id, withMore({ ...annotation, id: realId(annotation.id) }, at));
    }
  const links = source.links
    .filter(({ fromId, toId }) => changed.has(fromId) && changed.has(toId))
    .map((link, at) => withValues({ ...link, fromId: realId(link.fromId), toId: realId(link.toId) }, at));
  const byId = new Map([...changed.values()].map((one) => [String(one.id), one]));
  return {
    ...source,
    codebook: wholeCodebook,
    documents,
    links: [
      ...new Map(
        links
          .map((link, at) => (at % 2 === 0 ? withPassages(link, byId) : link))
          .map((link) => [`${link.typeId} ${link.fromId} ${link.toId}`, link]),
      ).values(),
    ],
    propositions: [
      {
        id: PropositionId.parse('p1'),
        statement: 'The dam will hold.',
        note: '',
        createdAt: later,
        updatedAt: later,
      },
    ],
    entities: [
      ...source.entities,
      {
        id: EntityId.parse('accord'),
        name: 'The Accord',
        labelId: LabelId.parse('law'),
        aliases: [],
        externalIds: { wikidata: 'Q7', viaf: 'a:7' },
        note: 'Signed *twice*.',
        createdAt: later,
        updatedAt: later,
      },
    ],
    memos: source.documents.slice(0, 2).map(({ id }, at) => ({
      id: MemoId.parse(`m${at}`),
      documentId: id,
      purpose: 'note' as const,
      text: `Read *${at + 1}* times\n\n& <noted> 😀.`,
      createdAt: later,
      updatedAt: later,
    })),
    content: (record) => contentOf(source, record, blank),
    annotationsOf: (id) => source.annotationsOf(id).flatMap((one) => changed.get(one.id) ?? []),
    annotation: (id) => byId.get(id),
  };
}

function contentOf(source: ProjectSource, record: DocumentRecord, blank: string | undefined): DocumentContent {
  if (record.id === 'blank') return { text: blank ?? '', blocks: [], marks: [] };
  const content = source.content(record);
  const [word] = /\S+/u.exec(content.text) ?? [''];
  const start = content.text.indexOf(word);
  // One heading: what a plain text cannot have.
  return { ...content, blocks: [{ kind: 'heading', level: 1, span: { start, end: start + word.length } }] };
}

function withMetadata(record: DocumentRecord, at: number): DocumentRecord {
  if (at > 0) return record;
  const metadata = {
    ...record.metadata,
    byline: 'Ada Moss; Bo & Co',
    outlet: 'The Gazette',
    date: '2025-03-28',
    language: 'en',
  };
  return { ...record, metadata, fields: Attributes.parse({ ...record.fields, checked: true, tags: ['a', 'b'] }) };
}

/** Some formats can have no other ids than those that we make. */
function realId(id: string): AnnotationId {
  return AnnotationId.parse(`00000000-0000-4000-8000-${id.slice(1).padStart(12, '0')}`);
}

function withMore(annotation: Annotation, at: number): Annotation {
  const minutes = String(at % 60).padStart(2, '0');
  const createdAt = Timestamp.parse(`2026-03-04T05:${minutes}:07.089Z`);
  const claimed = annotation.layerId === 'claims' && at % 2 === 0;
  const more = claimed ? { when: '2025-03-28', about: 'ada-moss' } : {};
  return {
    ...annotation,
    attributes: Attributes.parse({ ...annotation.attributes, ...more }),
    ...(claimed ? { propositionId: PropositionId.parse('p1') } : {}),
    entityId: annotation.labelId === 'law' && at % 3 === 0 ? EntityId.parse('accord') : annotation.entityId,
    createdAt,
    updatedAt: createdAt,
  };
}

function withValues(link: Link, at: number): Link {
  if (link.typeId !== 'supports' || at % 2 === 1) return link;
  return { ...link, attributes: Attributes.parse({ strength: 0.5 + at, why: 'a; b | c' }) };
}

/** The first words of each end show it. */
function withPassages(link: Link, byId: ReadonlyMap<string, Annotation>): Link {
  const passage = (id: string) => {
    const [first] = byId.get(id)?.spans ?? [];
    const quote = byId.get(id)?.quote.slice(0, (first?.end ?? 0) - (first?.start ?? 0));
    return first && quote !== undefined ? [{ span: first, quote }] : [];
  };
  return { ...link, evidence: { from: passage(link.fromId), to: passage(link.toId) } };
}
