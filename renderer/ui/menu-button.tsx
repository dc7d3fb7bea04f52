import { createContext, type KeyboardEvent, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { CheckIcon } from './icons.tsx';

interface MenuButtonProps {
  readonly label: string;
  /** What stands on the button; its name is the label. */
  readonly children: ReactNode;
  readonly className?: string;
  readonly menuClassName?: string;
  /** Whether what the menu does is in force, such as a filter. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** The menu's name, where the button says more than that. */
  readonly menuLabel?: string;
  /** Asked for only while the menu is open. */
  readonly items: () => ReactNode;
}

const CloseMenu = createContext<() => void>(() => {});

/** A button with a menu under it. Arrows, Home and End go through the menu; Esc, Tab and a press elsewhere close it. */
export function MenuButton(props: MenuButtonProps): ReactNode {
  const { label, children, className = 'button', menuClassName = '', pressed, disabled, menuLabel, items } = props;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (open) menu.current?.querySelector('button')?.focus();
  }, [open]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
      return;
    }
    const entries = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const places: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % entries.length,
      ArrowUp: (at - 1 + entries.length) % entries.length,
      Home: 0,
      End: entries.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    entries[place]?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div
          ref={menu}
          className={`menu ${menuClassName}`}
          role="menu"
          tabIndex={-1}
          aria-label={menuLabel ?? label}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget) && event.relatedTarget !== button.current)
              setOpen(false);
          }}
        >
          <CloseMenu value={close}>{items()}</CloseMenu>
        </div>
      )}
    </>
  );
}

interface MenuItemProps {
  readonly children: ReactNode;
  /** For what can be ticked; the menu then stays open. */
  readonly checked?: boolean;
  readonly count?: string;
  readonly onChoose: () => void;
}

export function MenuItem({ children, checked, count, onChoose }: MenuItemProps): ReactNode {
  const close = use(CloseMenu);
  const choose = (): void => {
    if (checked === undefined) close();
    onChoose();
  };
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      tabIndex={-1}
      aria-checked={checked}
      onClick={choose}
    >
      {checked !== undefined && <span className="menu-tick">{checked && <CheckIcon />}</span>}
      {children}
      {count !== undefined && <span className="menu-count">{count}</span>}
    </button>
  );
}
