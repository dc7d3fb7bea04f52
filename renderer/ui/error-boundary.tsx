import { Component, type ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

interface ErrorBoundaryState {
  readonly reason: string | undefined;
}

/** When drawing fails, says so calmly: what is saved is saved, and the window can be read anew. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { reason: undefined };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { reason } = this.state;
    if (reason === undefined) return this.props.children;
    const reload = <Button onClick={() => window.location.reload()}>{translate('window.crash.reload')}</Button>;
    return (
      <main role="alert" style={{ height: '100%' }}>
        <EmptyState title={translate('window.crash.title')} action={reload}>
          {translate('window.crash.text', { reason })}
        </EmptyState>
      </main>
    );
  }
}
