/** The application's pages are app://workbench/… */
export const appScheme = 'app';
export const appHost = 'workbench';
export const startPage = `${appScheme}://${appHost}/`;

/**
 * Whether a URL is one of ours. Never by `origin`: it is the string 'null' for every custom scheme, so that each
 * opaque origin would equal ours.
 */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
}
