import { extname } from 'node:path';
import type { DocumentRecord } from '#shared/domain/document.ts';

/** What a document is called, by itself and in the file that it came from. */
export interface Called {
  readonly name: string;
  /** Undefined where many documents came from one file, which then names none of them. */
  readonly fileName: string | undefined;
  readonly title: string;
  readonly url: string;
}

/**
 * Documents by what files of annotations call them: by the name of the document, of its file, or either without the
 * ending; by a title that only one has; of pages by their address.
 */
export class ByName<Found> {
  readonly #byAddress = new Map<string, Found>();
  readonly #names = new Map<string, Found>();
  readonly #files = new Map<string, Found>();
  readonly #stems = new Map<string, Found>();
  readonly #titles = new Map<string, Found | undefined>();

  add({ name, fileName, title, url }: Called, found: Found): void {
    if (isAddress(url)) this.#byAddress.set(addressKey(url), found);
    if (fileName !== undefined) {
      this.#files.set(fileName, found);
      if (!this.#names.has(fileName)) this.#stems.set(withoutEnding(fileName), found);
    }
    this.#names.set(name, found);
    this.#stems.set(withoutEnding(name), found);
    if (title !== '') this.#titles.set(title, this.#titles.has(title) ? undefined : found);
  }

  find(name: string): Found | undefined {
    if (isAddress(name)) {
      const found = this.#byAddress.get(addressKey(name));
      if (found !== undefined) return found;
    }
    return namesMeant(name)
      .map((one) => this.#named(one))
      .find((found) => found !== undefined);
  }

  #named(name: string): Found | undefined {
    return (
      this.#names.get(name) ??
      this.#files.get(name) ??
      this.#stems.get(name) ??
      this.#stems.get(withoutEnding(name)) ??
      this.#titles.get(name)
    );
  }
}

/** The name as it is, without folders, and without the number that ATLAS.ti puts before it (`1: n.txt`, `D 1: n.txt`). */
export function namesMeant(name: string): string[] {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const [, unnumbered = ''] = /^(?:D ?)?\d+:? (.+)$/s.exec(last) ?? [];
  return [name, last, ...(unnumbered === '' ? [] : [unnumbered])];
}

interface ProjectTexts {
  documents(): readonly DocumentRecord[];
  textOf(documentId: string): string;
}

/** The texts of the project's documents. */
export class TextsOfProject {
  readonly #project: ProjectTexts;
  #ids: ByName<string> | undefined;

  constructor(project: ProjectTexts) {
    this.#project = project;
  }

  of(names: readonly string[]): Record<string, string> {
    this.#ids ??= this.#gather();
    const found: [string, string][] = [];
    for (const name of names) {
      const id = this.#ids.find(name);
      if (id !== undefined) found.push([name, this.#project.textOf(id)]);
    }
    return Object.fromEntries(found);
  }

  #gather(): ByName<string> {
    const byName = new ByName<string>();
    for (const { id, name, source, metadata } of this.#project.documents())
      byName.add({ name, fileName: source.fileName, title: metadata.title, url: metadata.url }, id);
    return byName;
  }
}

export function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** Programs write the address of one page with and without what follows it, and by either protocol. */
function addressKey(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/#.*$|\/(?=#|$)/g, '');
}

export function withoutEnding(name: string): string {
  return name.slice(0, name.length - extname(name).length);
}
