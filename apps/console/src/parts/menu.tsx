import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from './button.js';
import './menu.css';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  /** What is chosen already. */
  readonly current?: boolean;
  readonly choose: () => void;
}

export interface MenuGroup {
  readonly key: string;
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

export interface MenuProps {
  /** What the button is called for who hears it; what is seen of it is part of this. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Beside the icon where there is room. */
  readonly text: string;
  /** Above the choices. */
  readonly head?: ReactNode;
  readonly groups: readonly MenuGroup[];
}

/** A button that opens a few choices: arrow keys move, Escape and a press elsewhere close, the focus comes back. */
export function Menu({ label, icon, text, head, groups }: MenuProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const isOneQuestion = groups.length === 1;
  const choices = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useEffect(() => {
    if (!open) return undefined;
    const items = choices();
    // Where there is one question only, its answer of now; else from the beginning.
    const answer = isOneQuestion ? items.find((item) => item.ariaCurrent === 'true') : undefined;
    (answer ?? items[0])?.focus();
    const pressedElsewhere = ({ target }: PointerEvent) => {
      if (target instanceof Node && !place.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', pressedElsewhere);
    return () => document.removeEventListener('pointerdown', pressedElsewhere);
  }, [open, isOneQuestion]);
  const close = () => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    const items = choices();
    const at = items.findIndex((item) => item === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else if (next !== undefined) items.at(next % items.length)?.focus();
    if (event.key === 'Escape' || next !== undefined) event.preventDefault();
  };
  return (
    <div className="menu" ref={place}>
      <Button
        kind="text"
        icon={icon}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        {...(open && { 'aria-controls': id })}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <span className="only-wide">{text}</span>
      </Button>
      {open ? (
        <div className="menu-list">
          {head !== undefined ? <div className="menu-head">{head}</div> : null}
          <div id={id} role="menu" aria-label={label} tabIndex={-1} ref={list} onKeyDown={pressed}>
            {groups.map((group) => (
              <div key={group.key} role="group" className="menu-group" aria-label={group.title}>
                {group.title !== undefined ? (
                  <div aria-hidden="true" className="menu-title">
                    {group.title}
                  </div>
                ) : null}
                {group.items.map((item) => (
                  <button
                    key={item.key}
                    type="button"
                    role="menuitem"
                    tabIndex={-1}
                    aria-current={item.current === true ? 'true' : undefined}
                    onClick={() => {
                      close();
                      item.choose();
                    }}
                  >
                    {item.label}
                  </button>
                ))}
              </div>
            ))}
          </div>
        </div>
      ) : null}
    </div>
  );
}
