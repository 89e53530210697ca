import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import './button-link.css';

interface LookProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly kind?: 'primary' | 'plain';
  readonly ref?: Ref<HTMLAnchorElement>;
}

function Look({ kind = 'plain', ...anchor }: LookProps) {
  return <a {...anchor} className={`button-link button-link-${kind}`} />;
}

/** A way to another page that looks like a button: for what one comes to a page to do. */
export const ButtonLink = createLink(Look);
