import { failure, type Result, success } from '../../domain/result.ts';
import type { ForeignAttribute, ForeignLabel, ForeignLayer, ForeignScheme } from '../exchange/foreign-corpus.ts';
import {
  isRecord,
  type JsonRecord,
  listMember,
  member,
  parseJsonFile,
  textMember,
  whyRefused,
} from '../exchange/json-input.ts';
import { layerNames, readingOf, useOfType } from '../uima/layer-names.ts';

/** What `exportedproject.json` says: INCEpTION's ExportedProject and what is in it, as far as it matters here. */
export interface ExportedProject {
  /** In the order of the project. */
  readonly documents: readonly string[];
  /** Who has annotated what; those who have not begun are not among them. */
  readonly annotated: readonly { readonly document: string; readonly user: string }[];
  /** Documents whose curation was begun. */
  readonly curated: readonly string[];
  readonly scheme: ForeignScheme;
}

export function parseExportedProject(text: string, file: string): Result<ExportedProject> {
  const parsed = parseJsonFile(text, file);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const refused = whyRefused(root);
  if (refused !== undefined) return failure('import/damaged', { file, place: 'the file', reason: refused });
  if (!isRecord(root) || !Array.isArray(member(root, 'source_documents')))
    return failure('import/damaged', { file, place: 'source_documents', reason: 'it has no list of documents' });
  const sources = records(root, 'source_documents').flatMap((one) => {
    const name = textMember(one, 'name');
    return name === undefined ? [] : [{ name, state: textMember(one, 'state') ?? '' }];
  });
  return success({
    documents: [...new Set(sources.map(({ name }) => name))],
    annotated: records(root, 'annotation_documents').flatMap((one) => {
      const [document, user, state] = [textMember(one, 'name'), textMember(one, 'user'), textMember(one, 'state')];
      if (document === undefined || user === undefined || state === 'NEW' || state === 'IGNORE') return [];
      return [{ document, user }];
    }),
    curated: sources.filter(({ state }) => state.startsWith('CURATION_')).map(({ name }) => name),
    scheme: schemeOf(root),
  });
}

function records(root: JsonRecord, key: string): JsonRecord[] {
  return listMember(root, key).filter((one) => isRecord(one));
}

/** Layers under the names that they have in files of UIMA, with the tags of their features. */
function schemeOf(root: JsonRecord): ForeignScheme {
  const tagSets = new Map(
    records(root, 'tag_sets').map((set) => [textMember(set, 'name') ?? '', labelsOf(set)] as const),
  );
  const layers = records(root, 'layers').flatMap((layer) => {
    const type = textMember(layer, 'name');
    const isUsed = type !== undefined && useOfType(type) === 'layer';
    return isUsed ? [{ type, isChain: textMember(layer, 'type') === 'chain', layer }] : [];
  });
  const names = layerNames(layers);
  return {
    layers: layers.map(({ type, layer }) => layerOf(names.get(type) ?? type, records(layer, 'features'), tagSets)),
    linkTypes: [],
  };
}

type TagSets = ReadonlyMap<string, readonly ForeignLabel[]>;

function layerOf(name: string, features: readonly JsonRecord[], tagSets: TagSets): ForeignLayer {
  const tagsOf = (feature: string): readonly ForeignLabel[] => {
    const found = features.find((one) => textMember(one, 'name') === feature);
    const set = found && member(found, 'tag_set');
    // A feature names its tag set, which stands in full beside the layers; older projects have it here.
    return isRecord(set) ? (tagSets.get(textMember(set, 'name') ?? '') ?? labelsOf(set)) : [];
  };
  const plain = features.filter((one) => (textMember(one, 'link_mode') ?? 'NONE') === 'NONE');
  const seen = plain.map((one) => ({
    name: textMember(one, 'name') ?? '',
    range: textMember(one, 'type') ?? 'uima.cas.String',
    values: [],
  }));
  const reading = readingOf(name, seen);
  const attributes = seen
    .filter(({ name: feature }) => reading.attributes.includes(feature))
    .map((one): ForeignAttribute => attributeOf(one, tagsOf(one.name)));
  return { name, labels: reading.label === undefined ? [] : tagsOf(reading.label), attributes };
}

function attributeOf(
  { name, range }: { readonly name: string; readonly range: string },
  tags: readonly ForeignLabel[],
): ForeignAttribute {
  const options = tags.map((tag) => tag.name);
  if (range === 'uima.cas.Boolean') return { name, kind: 'boolean', options: [] };
  if (/^uima\.cas\.(?:Byte|Short|Integer|Long|Float|Double)$/.test(range)) return { name, kind: 'number', options: [] };
  if (range.endsWith('Array')) return { name, kind: 'many-of', options };
  return options.length > 0 ? { name, kind: 'one-of', options } : { name, kind: 'text', options: [] };
}

/** A description that only repeats the name says nothing. */
function labelsOf(tagSet: JsonRecord): ForeignLabel[] {
  return records(tagSet, 'tags').flatMap((tag): ForeignLabel[] => {
    const name = textMember(tag, 'tag_name');
    const definition = textMember(tag, 'tag_description')?.trim();
    if (name === undefined || name === '') return [];
    return [{ name, ...(definition === undefined || definition === '' || definition === name ? {} : { definition }) }];
  });
}
