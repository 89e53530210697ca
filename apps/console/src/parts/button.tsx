import type { AnchorHTMLAttributes, ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react';
import './button.css';

interface Look {
  readonly kind?: 'primary' | 'text' | undefined;
  readonly size?: 'small' | 'large' | undefined;
  /** Something that cannot be taken back. */
  readonly danger?: boolean | undefined;
}

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'>, Look {
  readonly type?: 'button' | 'submit';
  /** What was pressed is under way: pressing again does nothing, and the focus stays. */
  readonly loading?: boolean;
  readonly icon?: ReactNode;
}

/** The classes of a button's look, for whatever element has it. */
export function buttonLook({ kind, size, danger }: Look): string {
  const names = ['button', kind && `button-${kind}`, size && `button-${size}`, danger === true && 'button-danger'];
  return names.filter(Boolean).join(' ');
}

/** A button in one of the looks of the console. */
export function Button({
  type = 'button',
  kind,
  size,
  danger,
  loading,
  icon,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (loading === true) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={buttonLook({ kind, size, danger })}
      aria-busy={loading === true ? true : undefined}
      onClick={press}
    >
      {icon}
      {children}
    </button>
  );
}

export interface ButtonAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement>, Look {
  readonly href: string;
}

/** A way out of the console that looks like a button; within it there is ButtonLink. */
export function ButtonAnchor({ kind, size, danger, ...rest }: ButtonAnchorProps) {
  return <a {...rest} className={buttonLook({ kind, size, danger })} />;
}
