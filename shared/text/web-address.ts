const LONGEST = 2048;
const address =
  /^https?:\/\/(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}(?::\d{1,5})?(?:[/?#][^\s"<>\\^`{|}]*)?$/iu;

/**
 * Whether a text is the absolute address of a page on the web, http or https, as it may stand in data that others
 * publish: with a host that has a dot in it, and without a user's name, blanks or anything that would end an attribute.
 * Nothing is looked up.
 */
export function isWebAddress(text: string): boolean {
  return text.length <= LONGEST && address.test(text);
}
