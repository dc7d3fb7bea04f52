interface Said {
  readonly title: string;
  readonly byline: string;
  readonly outlet: string;
  readonly date: string;
  readonly url: string;
  readonly articleBody: string;
}

const nothing: Said = { title: '', byline: '', outlet: '', date: '', url: '', articleBody: '' };

const articleType = /(?:Article|BlogPosting|Report|Posting)$/;

/** What the first article described in schema.org's JSON-LD says of itself. Broken JSON says nothing. */
export function readJsonLd(scripts: readonly string[]): Said {
  for (const script of scripts) {
    const article = findArticle(parseJson(script));
    if (!article) continue;
    return {
      title: firstText(article['headline']) || firstText(article['name']),
      byline: names(article['author']).join(', '),
      outlet: names(article['publisher']).join(', '),
      date: firstText(article['datePublished']),
      url: firstText(article['url']) || firstText(article['mainEntityOfPage']),
      articleBody: firstText(article['articleBody']),
    };
  }
  return nothing;
}

type Json = Readonly<Record<string, unknown>>;

function parseJson(script: string): unknown {
  try {
    return JSON.parse(script.replace(/^\s*<!--|-->\s*$/g, ''));
  } catch {
    return undefined;
  }
}

/** The article itself, or the one in a list or an `@graph`. */
function findArticle(value: unknown): Json | undefined {
  const candidates = [value].flat().flatMap((item) => (isObject(item) ? [item, ...[item['@graph']].flat()] : []));
  return candidates
    .filter(isObject)
    .find((item) => [item['@type']].flat().some((type) => typeof type === 'string' && articleType.test(type)));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstText(value: unknown): string {
  const [first] = [value].flat();
  if (typeof first === 'string') return first;
  return isObject(first) && typeof first['@id'] === 'string' ? first['@id'] : '';
}

function names(value: unknown): string[] {
  return [value]
    .flat()
    .map((item) => (isObject(item) ? item['name'] : item))
    .filter((name) => typeof name === 'string')
    .filter((name) => name !== '' && !/^https?:/.test(name));
}
