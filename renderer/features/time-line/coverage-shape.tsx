import type { ReactNode } from 'react';
import type { Coverage } from '#shared/claims/coverage.ts';

/** What a claim does to its proposition, by shape as well as by colour. */
export function CoverageShape({ coverage }: { readonly coverage: Coverage }): ReactNode {
  return (
    <svg className="time-mark" data-coverage={coverage} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {shapeOf(coverage)}
    </svg>
  );
}

function shapeOf(coverage: Coverage): ReactNode {
  switch (coverage) {
    case 'denied':
      return <path d="M2.5 2.5 11.5 11.5M11.5 2.5 2.5 11.5" />;
    case 'different-figure':
      return <path d="M7 1.5 13 12.5H1Z" />;
    case 'hedged':
      return <path d="M7 1 13 7 7 13 1 7Z" />;
    case 'attributed':
      return <circle cx="7" cy="7" r="5.5" />;
    case 'reported':
      return <rect x="1.75" y="1.75" width="10.5" height="10.5" />;
    default:
      return coverage satisfies never;
  }
}
