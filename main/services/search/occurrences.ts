import type { OccurrenceLine } from '#shared/api/answers.ts';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import type { LabelId, LayerId } from '#shared/domain/ids.ts';
import { titleOf } from '#shared/domain/document.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import { envelope, overlaps, type Span } from '#shared/domain/span.ts';
import { OccurrencePattern } from '#shared/text/occurrences.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { Handlers } from '../handlers.ts';
import { toCandidateExpression } from './occurrence-words.ts';
import type { OpenProject } from '../open-project.ts';
import { noProject } from '../outcome.ts';
import { Pauses } from '../pauses.ts';
import { wordsAround } from './words-around.ts';

type Question = InputOf<'occurrences.find'>;
type Answer = OutputOf<'occurrences.find'>;

/**
 * Where the words of a selection occur. A search through many texts makes pauses, and stops when it is not wanted any
 * more: when another one is asked for, or none.
 */
export function occurrenceHandlers(
  project: () => OpenProject | undefined,
): Handlers<'occurrences.find' | 'occurrences.cancel'> {
  let wanted = 0;
  return {
    'occurrences.find': async (question) => {
      const open = project();
      if (!open) return noProject;
      const turn = ++wanted;
      return find(open, question, () => wanted === turn && project() === open);
    },
    'occurrences.cancel': () => {
      wanted += 1;
      return success({});
    },
  };
}

async function find(open: OpenProject, question: Question, isWanted: () => boolean): Promise<Result<Answer>> {
  const { documentId, limit } = question;
  const { read } = open.store;
  const found = findLabel(read.codebook(), question.labelId);
  if (!found) return failure('annotation/unknown-label', { label: question.labelId });
  const lines: OccurrenceLine[] = [];
  let total = 0;
  let documents = 0;
  const pauses = new Pauses();
  const patternFor = patternsOf(question);
  const label = { id: found.label.id, layerId: found.layer.id, annotatorId: open.annotatorId };
  for (const id of documentId === null ? candidates(read, question) : [documentId]) {
    await pauses.take();
    if (!isWanted()) return failure('request/cancelled');
    const before = total;
    for (const line of linesIn(read, id, { onlyUntagged: question.onlyUntagged, label, patternFor })) {
      total += 1;
      if (lines.length < limit) lines.push(line);
    }
    if (total > before) documents += 1;
  }
  return success({ lines, total, documents });
}

/** The documents that may hold the words, in their order: as few as the index of words can say. */
function candidates(read: ProjectReader, { text, options }: Question): readonly string[] {
  const expression = toCandidateExpression(text, options);
  const documents = expression === undefined ? read.documents() : read.documentsMatching(expression);
  return documents.map(({ id }) => id);
}

interface LookFor {
  readonly onlyUntagged: boolean;
  /** The label that is to be given, and whose hand would give it. */
  readonly label: { readonly id: LabelId; readonly layerId: LayerId; readonly annotatorId: string };
  readonly patternFor: (language: string) => OccurrencePattern;
}

function* linesIn(
  read: ProjectReader,
  documentId: string,
  { onlyUntagged, label, patternFor }: LookFor,
): Generator<OccurrenceLine> {
  const document = read.document(documentId);
  if (!document) return;
  const text = read.textOf(documentId);
  let annotations: NearAnnotations | undefined;
  for (const span of patternFor(document.metadata.language).findIn(text)) {
    // Read only where there is something to compare it with.
    annotations ??= new NearAnnotations(read.annotationsOf(documentId).filter(({ status }) => status !== 'rejected'));
    const touching = annotations.touching(span);
    if (onlyUntagged && touching.some((annotation) => annotation.layerId === label.layerId)) continue;
    yield {
      documentId: document.id,
      title: titleOf(document),
      span,
      ...wordsAround(text, span),
      annotations: touching.length,
      standing: standingOf(touching, span, label),
    };
  }
}

function standingOf(touching: readonly Annotation[], span: Span, label: LookFor['label']): OccurrenceLine['standing'] {
  const labelled = touching.filter(({ labelId }) => labelId === label.id);
  const is = ({ spans, annotatorId }: Annotation): boolean =>
    annotatorId === label.annotatorId && sameValue(spans, [span]);
  if (labelled.some(is)) return 'has-label';
  return labelled.length > 0 ? 'overlaps' : 'free';
}

/** The pattern for each language: making one costs as much as looking through an article. */
function patternsOf({ text, options }: Question): LookFor['patternFor'] {
  const made = new Map<string, OccurrencePattern>();
  return (language) => {
    const pattern = made.get(language) ?? new OccurrencePattern(text, options, language);
    made.set(language, pattern);
    return pattern;
  };
}

/** The annotations of a document for spans that are asked for in reading order: it goes through them once. */
class NearAnnotations {
  /** In reading order. */
  readonly #sorted: readonly Annotation[];
  #passed = 0;
  #near: Annotation[] = [];

  constructor(sorted: readonly Annotation[]) {
    this.#sorted = sorted;
  }

  /** Those that share a character with the span. What lies in the gap of a discontinuous one does not touch it. */
  touching(span: Span): Annotation[] {
    for (let next = this.#sorted[this.#passed]; next; next = this.#sorted[this.#passed]) {
      if (envelope(next.spans).start >= span.end) break;
      this.#near.push(next);
      this.#passed += 1;
    }
    this.#near = this.#near.filter(({ spans }) => envelope(spans).end > span.start);
    return this.#near.filter(({ spans }) => spans.some((one) => overlaps(one, span)));
  }
}
