import type { ForeignDocument, ForeignEnd, ForeignFault, ForeignLink } from '../exchange/foreign-corpus.ts';
import { differsInBlanksOnly } from './same-text.ts';

/** A document as one annotator left it. */
export interface UserDocument {
  /** Absent for what is nobody's. */
  readonly annotator?: string;
  /** What its file is called after, which its format takes for the annotator. */
  readonly alias?: string;
  readonly document: ForeignDocument;
}

interface Joining {
  /** What the project calls the document. */
  readonly name: string;
  /** The file that it was made of. */
  readonly source: string | undefined;
  /** The text of that file, where it is one. */
  readonly text: string | undefined;
  readonly faults: ForeignFault[];
}

/**
 * One document of all that several annotators said of it, with the text as it stands in its own file where theirs is the
 * same but for blanks. Whose text is another one has a document of their own, which is said.
 */
export function joinUsers(parts: readonly UserDocument[], joining: Joining): ForeignDocument[] {
  const joined: Joined[] = [];
  const texts = textsOf(parts, joining);
  for (const part of parts) {
    const said = part.document.text;
    const text = said === undefined ? joining.text : texts.find((one) => differsInBlanksOnly(said, one));
    const same = joined.find((one) => one.text === text);
    if (same) same.parts.push(part);
    else joined.push({ text, first: part, parts: [part] });
  }
  const names = new Set<string>();
  return joined.map((one, index) => {
    const { text, first } = one;
    const name = freeName(index === 0 ? joining.name : `${joining.name} (${first.annotator ?? ''})`, names);
    if (index > 0)
      joining.faults.push({
        file: first.document.file,
        place: 'the file',
        reason: `its text is not the one that others have annotated: it is a document of its own, “${name}”`,
      });
    const isSource = joining.source !== undefined && text !== undefined && text === joining.text;
    const { document: origin } = one.parts.find(({ document }) => document.text === text) ?? first;
    const file = (isSource ? joining.source : undefined) ?? origin.file;
    return whole(one, { name, file, title: joining.name, faults: joining.faults });
  });
}

interface Joined {
  readonly text: string | undefined;
  readonly first: UserDocument;
  readonly parts: UserDocument[];
}

/** All texts that there are, the document's own first; those of WebAnno TSV, in which blanks are made up, last. */
function textsOf(parts: readonly UserDocument[], { text }: Joining): string[] {
  const said = parts.flatMap(({ document }) => (document.text === undefined ? [] : [document]));
  const isMadeUp = ({ file }: ForeignDocument): number => Number(file.toLowerCase().endsWith('.tsv'));
  const byTrust = said.sort((a, b) => isMadeUp(a) - isMadeUp(b) || (b.text?.length ?? 0) - (a.text?.length ?? 0));
  return [text, ...byTrust.map((one) => one.text)].filter((one) => one !== undefined);
}

interface Whole {
  readonly name: string;
  readonly file: string;
  readonly faults: ForeignFault[];
  /** Of a title that only repeats the name nothing is known. */
  readonly title: string;
}

/** Keys are unique in a file; here they are in what came of all. */
function whole({ parts, first, text }: Joined, { name, file, title, faults }: Whole): ForeignDocument {
  const { metadata: said, evidence: _joined, ...rest } = first.document;
  const metadata =
    said && Object.fromEntries(Object.entries(said).filter(([key, value]) => key !== 'title' || value !== title));
  const evidence = parts.flatMap(({ document }) => document.evidence ?? []);
  return {
    ...rest,
    ...(metadata && Object.keys(metadata).length > 0 ? { metadata } : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
    ...(text === undefined ? {} : { text }),
    name,
    file,
    annotations: parts.flatMap((part, index) =>
      part.document.annotations.map((one) => ({
        ...one,
        ...ownOf(one, part),
        key: `${index} ${one.key}`,
        place: placeIn(part.document, file, one.place),
      })),
    ),
    links: parts.flatMap((part, index) => linksOf(part, { index, file, faults })),
  };
}

function linksOf(
  part: UserDocument,
  { index, file, faults }: Pick<Whole, 'file' | 'faults'> & { readonly index: number },
): ForeignLink[] {
  const { document } = part;
  const endOf = ({ key }: ForeignEnd): ForeignEnd => ({ key: `${index} ${key}` });
  return document.links.flatMap((one) => {
    const place = placeIn(document, file, one.place);
    if (one.from.document === undefined && one.to.document === undefined)
      return [{ ...one, ...ownOf(one, part), place, from: endOf(one.from), to: endOf(one.to) }];
    faults.push({
      file,
      place,
      reason: 'it leads to another text of the same CAS, which is a document of its own here',
    });
    return [];
  });
}

/** An annotation that says itself whose it is (our own files do) stays that annotator's. */
function ownOf(
  one: { readonly annotator?: string },
  { annotator, alias }: UserDocument,
): { readonly annotator?: string } {
  const said = one.annotator === undefined || one.annotator === alias ? annotator : one.annotator;
  return said === undefined ? {} : { annotator: said };
}

/** The report names the document's file; the place says in which one the annotation stands. */
function placeIn({ file }: ForeignDocument, documentFile: string, place: string): string {
  return file === documentFile ? place : `${file}, ${place}`;
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
  taken.add(name);
  return name;
}
