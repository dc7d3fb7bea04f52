const longest = 2048;

/**
 * The address in the form in which the system's browser may be asked to open it, or nothing. Only `https:`: any other
 * scheme can start a program. Whatever a person could misread is refused too: names before an @, control and
 * formatting characters, backslashes.
 */
export function readExternalLink(text: string): URL | undefined {
  if (text.length > longest || /[\s\\"<>^`{|}\p{Cc}\p{Cf}\p{Cs}]/u.test(text)) return undefined;
  if (!/^https:\/\/[^/]/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.hostname === '' || url.username !== '' || url.password !== '') return undefined;
  return url;
}
