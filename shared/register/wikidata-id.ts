const form = /^Q[1-9]\d*$/u;
const address =
  /^(?:https?:\/\/)?(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/(?:Special:EntityPage\/)?(Q[1-9]\d*)(?:[?#].*)?$/iu;

/**
 * The id of an item of Wikidata out of what somebody typed or pasted: "Q1156", "q1156" or the address of its page.
 * Undefined where it has not the form of one; whether there is such an item only Wikidata knows.
 *
 * @see https://www.wikidata.org/wiki/Wikidata:Identifiers
 */
export function wikidataId(text: string): string | undefined {
  const typed = text.trim();
  const id = (address.exec(typed)?.[1] ?? typed).toUpperCase();
  return form.test(id) ? id : undefined;
}
