import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { buttonLook } from './button.js';

interface LookProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly kind?: 'primary';
  readonly ref?: Ref<HTMLAnchorElement>;
}

function Look({ kind, ...anchor }: LookProps) {
  return <a {...anchor} className={buttonLook({ kind })} />;
}

/** A way to another page that looks like a button: for what one comes to a page to do. */
export const ButtonLink = createLink(Look);
