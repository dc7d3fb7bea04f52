import { translate } from '../locales/translate.ts';
import type { Holds } from './exchange/holds.ts';
import type { Format } from './format.ts';

const YES = '●';
const PARTLY = '◐';
const NO = '';

type Cell = (holds: Holds) => string;

/** What is asked of every format, in the order of the table. */
const columns: readonly (readonly [name: string, cell: Cell])[] = [
  ['text', ({ text }) => (text === 'verbatim' ? YES : text === 'tokens' ? PARTLY : NO)],
  ['blocks', ({ blocks }) => yes(blocks)],
  ['overlaps', ({ overlaps }) => yes(overlaps)],
  ['fragments', ({ discontinuous }) => (discontinuous === 'yes' ? YES : PARTLY)],
  ['layers', ({ layers }) => (layers === 'all' ? YES : layers === 'one' ? PARTLY : NO)],
  ['attributes', ({ attributes }) => yes(attributes)],
  ['links', ({ links }) => (links === 'across' ? YES : links === 'within' ? PARTLY : NO)],
  ['notes', ({ notes, documentNotes }) => (notes && documentNotes ? YES : notes ? PARTLY : NO)],
  ['entities', ({ entities }) => (entities === 'yes' ? YES : entities === 'ids' ? PARTLY : NO)],
  ['propositions', ({ propositions }) => yes(propositions)],
  ['annotators', ({ annotators }) => yes(annotators)],
  ['status', ({ status }) => yes(status)],
  ['metadata', ({ metadata }) => yes(metadata)],
  ['codebook', ({ codebook }) => yes(codebook)],
];

/** The table of formats for the documentation, as Markdown: made from what the formats say of themselves. */
export function describeFormats(formats: readonly Format[]): string {
  const head = ['format', 'files', 'in', 'out', ...columns.map(([name]) => name)];
  const rows = formats.map((format) => [
    `\`${format.id}\` ${translate(format.name)}`,
    format.extensions.map((extension) => `\`${extension}\``).join(' '),
    format.reads === 'nothing' ? NO : format.reads,
    written(format),
    ...columns.map(([, cell]) => (format.holds ? cell(format.holds) : NO)),
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const options = formats.flatMap(describeOptions);
  return [...lines, '', ...options].join('\n');
}

function written({ writes, needs }: Format): string {
  if (writes === 'nothing') return NO;
  const where = writes === 'either' ? 'file or folder' : writes;
  return needs === 'desktop' ? `${where}, by the desktop only` : where;
}

/** The options of single formats, as they are given on the command line. */
function describeOptions({ id, options = [] }: Format): string[] {
  return options.map(({ id: option, name, kind, values, default: usual }) => {
    const possible =
      kind === 'layer'
        ? 'a layer'
        : values.map(({ value, name: said }) => `\`${value}\` ${translate(said)}`).join(', ');
    const otherwise = usual === '' ? '' : ` (otherwise \`${usual}\`)`;
    return `- \`${id}\`: \`--${option}\` ${translate(name)}: ${possible}${otherwise}`;
  });
}

function yes(held: boolean): string {
  return held ? YES : NO;
}
