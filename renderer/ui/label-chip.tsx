import type { CSSProperties, ReactNode } from 'react';

/** A label's colour as a custom property, from which the stylesheets mix the tints of each theme. */
export function labelStyle(color: string): CSSProperties {
  // React's type knows no custom properties; the browser does.
  return { '--label': color } as CSSProperties;
}

interface Painted {
  readonly color: string;
  readonly paint: 'fill' | 'underline';
}

export function Swatch({ color, paint }: Painted): ReactNode {
  return <span className="swatch" data-paint={paint} style={labelStyle(color)} aria-hidden="true" />;
}

/** A label by colour and name: never by colour alone. */
export function LabelChip({ name, ...painted }: Painted & { readonly name: string }): ReactNode {
  return (
    <span className="chip">
      <Swatch {...painted} />
      {name}
    </span>
  );
}
