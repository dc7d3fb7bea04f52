import type { ReactNode } from 'react';

interface ScrolledListProps {
  /** The id of the heading that names it. */
  readonly labelledBy: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** A list in a box that scrolls, which the keyboard must reach for that. */
export function ScrolledList({ labelledBy, className, children }: ScrolledListProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls has to take the focus
    <div className="scrolled-list" role="group" tabIndex={0} aria-labelledby={labelledBy}>
      <ul className={className}>{children}</ul>
    </div>
  );
}
