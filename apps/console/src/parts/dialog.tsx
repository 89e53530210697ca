import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import './parts.css';

export interface DialogProps {
  readonly title: string;
  readonly close: () => void;
  /** At the side of the screen, from top to bottom, closed by a press beside it. */
  readonly at?: 'side';
  readonly children: ReactNode;
}

/** The browser's own dialog: it holds the focus, Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, close, at, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={at === undefined ? 'dialog' : 'dialog dialog-side'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onPointerDown={(event) => {
        if (at !== undefined && event.clientX > event.currentTarget.clientWidth) close();
      }}
    >
      <div className="stack">
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
