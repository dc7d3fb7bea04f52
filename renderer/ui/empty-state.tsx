import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title?: string;
  readonly children?: ReactNode;
  /** A button that does something about it. */
  readonly action?: ReactNode;
}

/** Says why there is nothing here, and what to do. */
export function EmptyState({ title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className="empty">
      {title !== undefined && <strong>{title}</strong>}
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}
