import type { Codebook } from '../../domain/codebook.ts';

/** The class of a label: its place in the codebook, since an id can hold what a class cannot. */
export function labelClasses({ layers }: Codebook): ReadonlyMap<string, string> {
  const labels = layers.flatMap(({ labels: own }) => own.map(({ id }) => String(id)));
  return new Map(labels.map((id, index) => [id, `l${index}`]));
}

/** The page's look: readable on the screen in both themes, and on paper with its colours. No script, nothing fetched. */
export function articleStyle(codebook: Codebook): string {
  const classes = labelClasses(codebook);
  const colors = codebook.layers.flatMap(({ labels, paint }) =>
    labels.map(({ id, color }) => {
      // On a dark page the colours of labels are mixed with white, as in the window.
      const seen = `color-mix(in srgb,${color} var(--share),white)`;
      const drawn =
        paint === 'fill'
          ? `background:color-mix(in srgb,${seen} var(--fill),transparent)`
          : `text-decoration:underline 2px ${seen};text-underline-offset:3px`;
      const name = classes.get(id) ?? '';
      return `mark.${name}{${drawn}}.key.${name}::before{background:${seen}}`;
    }),
  );
  return `${general}${colors.join('')}`;
}

const general = [
  ':root{color-scheme:light dark;--ink:#1d1c1a;--soft:#5d5a54;--page:#fdfbf6;--line:#d9d4c8;--share:100%;--fill:22%}',
  '@media(prefers-color-scheme:dark){:root{--ink:#ece8df;--soft:#aaa59b;--page:#1c1b19;--line:#45423d;--share:68%;--fill:34%}}',
  'body{margin:0 auto;padding:2rem 1.25rem;max-width:44rem;background:var(--page);color:var(--ink);',
  'font:1.0625rem/1.6 Georgia,"Source Serif 4",serif}',
  'h1{line-height:1.2}h1,h2,h3,h4,h5,h6,nav,.data,.legend,.notes,footer{font-family:system-ui,sans-serif}',
  '.data,.legend,footer{color:var(--soft);font-size:.875rem}.text{overflow-wrap:anywhere}.text :is(p,li,td,th,blockquote,h1,h2,h3,h4,h5,h6){white-space:pre-wrap}',
  'mark{background:none;color:inherit;border-radius:2px}',
  '.ref{font:.625rem/1 system-ui,sans-serif;vertical-align:super;text-decoration:none;color:var(--soft);user-select:none}.ref+.ref{margin-inline-start:.25em}',
  '.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}',
  '.key::before{content:"";display:inline-block;width:.75em;height:.75em;margin-inline-end:.4em;border-radius:2px}',
  '.notes{padding-inline-start:2.5rem;font-size:.875rem}.notes li{padding:.25rem 0;border-top:1px solid var(--line)}',
  '.notes q{font-family:Georgia,serif}.notes dl{margin:.125rem 0;display:grid;grid-template-columns:max-content 1fr;gap:0 .75rem}',
  '.notes dt{color:var(--soft)}.notes dd{margin:0}table{border-collapse:collapse}td,th{padding:.125rem .5rem;border:1px solid var(--line);text-align:start}',
  'blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}',
  'section+section{margin-top:4rem}',
  '@media print{:root{--ink:#000;--soft:#444;--page:#fff;--line:#bbb;--share:100%;--fill:22%}body{max-width:none;padding:0;font-size:10.5pt}',
  '*{print-color-adjust:exact;-webkit-print-color-adjust:exact}section{break-before:page}section:first-of-type{break-before:auto}',
  'h1,h2,h3{break-after:avoid}.notes li{break-inside:avoid}nav{display:none}}',
].join('');
