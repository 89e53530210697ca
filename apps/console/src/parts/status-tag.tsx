import type { ReactNode } from 'react';

/** Plain: not begun or over. Sea: under way. Amber: waits for somebody. Jade: well done. Coral: refused. Plum: special. */
export type Tone = 'plain' | 'sea' | 'amber' | 'jade' | 'coral' | 'plum';

/** A status in a word; the colour never says anything the word does not. */
export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}
