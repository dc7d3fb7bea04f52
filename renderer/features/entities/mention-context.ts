import { useEffect, useState } from 'react';
import type { ApiClient } from '#shared/api/client.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { splitsSurrogatePair } from '#shared/domain/span.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { oneLine } from '../../ui/one-line.ts';

/** The words around a mention. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

const BEFORE = 60;
const AFTER = 120;

/** The texts of the documents whose mentions are looked at, each asked for once. */
export class Contexts {
  readonly #api: ApiClient;
  readonly #texts = new Map<DocumentId, Promise<string | undefined>>();

  constructor(api: ApiClient) {
    this.#api = api;
  }

  /** Undefined where the text cannot be had; the mention itself is shown all the same. */
  async contextOf(annotation: Annotation): Promise<Context | undefined> {
    const text = await this.#textOf(annotation.documentId);
    if (text === undefined) return undefined;
    const { start, end } = envelopeOf(annotation);
    const from = wordEdge(text, start - BEFORE, 1);
    const to = wordEdge(text, end + AFTER, -1);
    return { before: oneLine(text.slice(from, start)), after: oneLine(text.slice(end, to)) };
  }

  #textOf(id: DocumentId): Promise<string | undefined> {
    const known = this.#texts.get(id);
    if (known) return known;
    const asked = this.#api.call('document.open', { id }).then((opened) => {
      return opened.ok ? opened.value.content.text : undefined;
    });
    this.#texts.set(id, asked);
    return asked;
  }
}

export function useContextOf(annotation: Annotation, contexts: Contexts): Context | undefined {
  const [context, setContext] = useState<Context>();
  useEffect(() => {
    let wanted = true;
    const find = async (): Promise<void> => {
      const found = await contexts.contextOf(annotation);
      if (wanted) setContext(found);
    };
    void find();
    return () => {
      wanted = false;
    };
  }, [annotation, contexts]);
  return context;
}

/** A blank near the offset, so that no word is cut; the offset itself where there is none, but never half a character. */
function wordEdge(text: string, offset: number, direction: 1 | -1): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  for (let i = 0; i < 20; i += 1) if (/\s/.test(text.charAt(offset + i * direction))) return offset + i * direction;
  return splitsSurrogatePair(text, offset) ? offset + 1 : offset;
}
