import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';

const firstChoice = 'input, select, textarea, button';

interface DialogProps {
  readonly title: string;
  /** The title is read out but not shown, where the dialog speaks for itself. */
  readonly titleHidden?: boolean;
  readonly width?: number;
  readonly className?: string;
  /** What is to have the focus comes later, and takes it with `useLateFocus`. */
  readonly focusLater?: boolean;
  /** Esc, or a click beside it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog of the browser: it keeps the focus inside, and gives it back to where it was. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, titleHidden, width, className, focusLater = false, onClose, children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // In the layout phase, because the dialog must close, and give back the focus, before its element is taken away.
  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) {
      dialog.showModal();
      // Without this a browser may choose the part that scrolls.
      if (focusLater) dialog.focus();
      else focusFirst(dialog);
    }
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [focusLater]);

  const onKeyDown = (event: KeyboardEvent): void => {
    // What lies behind is out of reach, and yet React hands the key on to whatever the dialog was made in.
    event.stopPropagation();
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };

  const style = (width === undefined ? {} : { '--dialog-width': `${width}px` }) as CSSProperties; // a custom property
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc is how a dialog is left, and no key leaves it
    <dialog
      ref={ref}
      tabIndex={-1}
      className={className === undefined ? 'dialog' : `dialog ${className}`}
      style={style}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId} className={titleHidden ? 'visually-hidden' : undefined}>
        {title}
      </h2>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}

/** For what comes into a dialog after it was opened: its first field takes the focus, unless the person was quicker. */
export function useLateFocus(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const dialog = ref.current?.closest('dialog');
    if (dialog && document.activeElement === dialog) focusFirst(dialog);
  }, [ref]);
}

function focusFirst(dialog: HTMLDialogElement): void {
  const first = dialog.querySelector<HTMLElement>('[data-first]') ?? dialog.querySelector<HTMLElement>(firstChoice);
  (first ?? dialog).focus({ preventScroll: true });
}
