const LONGEST = 4096;

/**
 * A link that may be shown: http, https or mailto. Everything else (javascript:, data:, file:, network paths of
 * Windows) is text without a target. A relative link counts from `base`, where the page says its own address.
 */
export function safeHref(href: string, base?: string): string | undefined {
  let url: URL;
  try {
    url = new URL(href.trim(), base);
  } catch {
    return undefined;
  }
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return undefined;
  return url.href.length <= LONGEST ? url.href : undefined;
}
