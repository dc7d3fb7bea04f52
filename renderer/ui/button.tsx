import type { ComponentProps, ReactNode } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  readonly tone?: 'plain' | 'primary' | 'danger' | 'danger quiet' | 'quiet';
  /** There is nothing for it to do at the moment. Other than `disabled`, it keeps the focus of whoever has just pressed it. */
  readonly idle?: boolean;
}

export function Button({ tone = 'plain', type = 'button', idle = false, onClick, ...rest }: ButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={type === 'submit' ? 'submit' : 'button'}
      className={tone === 'plain' ? 'button' : `button ${tone}`}
      aria-disabled={idle || undefined}
      onClick={idle ? undefined : onClick}
    />
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  readonly label: string;
  readonly icon: ReactNode;
  /** The keys that do the same, for the tooltip. */
  readonly keys?: string;
}

export function IconButton({ label, icon, keys, ...rest }: IconButtonProps): ReactNode {
  const title = keys === undefined ? label : `${label} (${keys})`;
  return (
    <button {...rest} type="button" className="icon-button" aria-label={label} title={title}>
      {icon}
    </button>
  );
}
