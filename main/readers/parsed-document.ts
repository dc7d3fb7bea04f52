import type { DocumentContent, DocumentMetadata, EncodingBasis } from '#shared/domain/document.ts';

/** What a reader makes of a file: the text for good, the metadata as proposals that a person may correct. */
export interface ParsedDocument {
  readonly content: DocumentContent;
  readonly metadata: DocumentMetadata;
  readonly source: {
    readonly mediaType: string;
    readonly encoding: string;
    readonly encodingBasis: EncodingBasis;
  };
}

export const noMetadata: DocumentMetadata = { title: '', byline: '', outlet: '', date: '', url: '', language: '' };
