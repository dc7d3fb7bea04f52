import { z } from 'zod';
import { Annotation } from '../../domain/annotation.ts';
import { recordSchemas } from '../../domain/change-set.ts';
import { Codebook } from '../../domain/codebook.ts';
import { Block, DocumentRecord, Mark } from '../../domain/document.ts';
import { Link, Passage } from '../../domain/link.ts';
import { ANNOTARY_FORMAT, ANNOTARY_VERSION } from './annotary-json.ts';

/** In the unit that the file names in `offsets`. */
const WrittenSpan = z.strictObject({ start: z.int().min(0), end: z.int().min(1) });

const WrittenDocument = DocumentRecord.unwrap().extend({
  text: z.string(),
  blocks: z.array(Block.unwrap().extend({ span: WrittenSpan })),
  marks: z.array(Mark.unwrap().extend({ span: WrittenSpan })),
  /**
   * The file that the document was made of, as base64 (RFC 4648, with padding). Empty where an earlier document of this
   * file has the same `source.sha256`: of a table of documents, the bytes stand once.
   */
  sourceBytes: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/),
});

const WrittenAnnotation = Annotation.unwrap().extend({
  spans: z.array(WrittenSpan).min(1).max(1000),
  quote: z
    .string()
    .describe('The text of the spans; that of several spans (a discontinuous annotation) is joined by one space.'),
});

const writtenPassages = z.array(Passage.unwrap().extend({ span: WrittenSpan })).max(100);

/** Each side's passages count in the text of that end's document. */
const WrittenLink = Link.unwrap().extend({
  evidence: z.strictObject({ from: writtenPassages, to: writtenPassages }).optional(),
});

/** The shape of our own JSON. The published JSON Schema is made from it, so the two cannot differ. */
export const AnnotaryJson = z.strictObject({
  format: z.literal(ANNOTARY_FORMAT),
  version: z.literal(ANNOTARY_VERSION),
  project: z.strictObject({ name: z.string().max(1000).optional() }),
  offsets: z.enum(['codepoint', 'utf16']),
  codebook: Codebook,
  annotators: z.array(recordSchemas.annotator),
  documents: z.array(WrittenDocument),
  entities: z.array(recordSchemas.entity),
  propositions: z.array(recordSchemas.proposition),
  annotations: z.array(WrittenAnnotation),
  links: z.array(WrittenLink),
  // Absent in files of versions that had none.
  memos: z.array(recordSchemas.memo).optional(),
  queries: z.array(recordSchemas.query).optional(),
  rules: z.array(recordSchemas.rule).optional(),
});
export type AnnotaryJson = z.infer<typeof AnnotaryJson>;

/** JSON Schema (2020-12) for other programs. */
export function publishedSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(AnnotaryJson, { target: 'draft-2020-12', io: 'input' });
  return {
    $schema: schema.$schema,
    $id: 'https://annotary.example/annotary.schema.json',
    title: 'Annotary project',
    description:
      'A whole project: codebook, documents with their text and source bytes, annotations and links. Spans are half-open and count what "offsets" names.',
    ...schema,
  };
}
