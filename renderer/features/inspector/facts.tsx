import { Fragment, type ReactNode } from 'react';
import { formatMoment } from '../../ui/format.ts';

/** What is so and cannot be changed here. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

export function Moment({ at }: { readonly at: string }): ReactNode {
  return <time dateTime={at}>{formatMoment(at)}</time>;
}
