import type { Label } from '../../domain/codebook.ts';

const headings = { examples: 'Examples:', counterExamples: 'Counter-examples:' } as const;

type Described = Pick<Label, 'definition' | 'examples' | 'counterExamples'>;

/**
 * Definition, examples and counter-examples as one text, for formats that know only a description:
 *
 *     A calendar date.
 *
 *     Examples:
 *     - on Friday
 *     - 3 May
 */
export function writeDescription({ definition, examples, counterExamples }: Described): string {
  const list = (heading: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [[heading, ...items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`)].join('\n')];
  const lists = [...list(headings.examples, examples), ...list(headings.counterExamples, counterExamples)];
  return lists.length === 0 ? definition : [definition, ...lists].join('\n\n');
}

/** The opposite. A text without such lists at its end is a definition and nothing else. */
export function parseDescription(text: string): Described {
  const counter = cutList(text, headings.counterExamples);
  const positive = cutList(counter.rest, headings.examples);
  return { definition: positive.rest, examples: positive.items, counterExamples: counter.items };
}

/** The list that ends the text, if it has that heading. */
function cutList(text: string, heading: string): { readonly rest: string; readonly items: readonly string[] } {
  const lines = text.trimEnd().split('\n');
  const at = lines.lastIndexOf(heading);
  const items = lines.slice(at + 1);
  const isList =
    items.length > 0 && items.every((line, index) => line.startsWith('- ') || (index > 0 && /^ {2}/.test(line)));
  if (at < 0 || !isList) return { rest: text, items: [] };
  // The heading stands behind an empty line, which belongs to the layout; alone in a text it does not.
  const before = lines.slice(0, at).join('\n');
  const rest = before.endsWith('\n') ? before.slice(0, -1) : before;
  return {
    rest,
    items: items
      .join('\n')
      .slice(2)
      .split('\n- ')
      .map((item) => item.replaceAll('\n  ', '\n')),
  };
}
