/** A position and the hash of the chain there. */
export interface Checkpoint {
  readonly position: number;
  readonly hash: string;
}

export interface BadPosition {
  readonly position: number;
  readonly reason: string;
}

/** What a service answers about one stretch of its journal. */
export interface Stretch {
  readonly from: Checkpoint;
  readonly checked: number;
  readonly head: Checkpoint;
  readonly journalHead: number;
  readonly firstBad?: BadPosition | undefined;
  readonly blanked: readonly number[];
  readonly ordered: readonly number[];
}

export interface StretchQuery {
  readonly after?: number;
  readonly hash?: string;
  readonly upTo?: number;
}

export interface ChainVerdict {
  readonly checked: number;
  /** Where following began: everything before is archived. */
  readonly from: number;
  readonly head: Checkpoint;
  readonly firstBad?: BadPosition;
}

/**
 * Follows a whole chain, stretch by stretch, through all the checkpoints that were kept elsewhere: a stretch ends at each of
 * them, and its hash is compared here, not by who may have forged it. `onStretch` hears after each how far it is.
 */
export async function followChain(
  ask: (query: StretchQuery) => Promise<Stretch>,
  kept: readonly Checkpoint[],
  onStretch: (position: number, journalHead: number) => void = () => undefined,
): Promise<ChainVerdict> {
  const checkpoints = [...kept].sort((one, other) => one.position - other.position);
  const blanked = new Set<number>();
  let head: Checkpoint | undefined;
  let from: number | undefined;
  let checked = 0;
  for (;;) {
    const next = checkpoints.find(({ position }) => position > (head?.position ?? 0));
    const stretch = await ask({
      ...(head && { after: head.position, hash: head.hash }),
      ...(next && { upTo: next.position }),
    });
    from ??= stretch.from.position;
    checked += stretch.checked;
    const verdict = { checked, from, head: stretch.head };
    const firstBad = stretch.firstBad ?? disagreement(stretch, checkpoints);
    if (firstBad) return { ...verdict, firstBad };
    for (const position of stretch.blanked) blanked.add(position);
    for (const position of stretch.ordered) blanked.delete(position);
    onStretch(stretch.head.position, stretch.journalHead);
    if (stretch.head.position < stretch.journalHead) {
      head = stretch.head;
      continue;
    }
    const bad = missingEnd(stretch, checkpoints) ?? unordered(blanked);
    return bad ? { ...verdict, firstBad: bad } : verdict;
  }
}

function disagreement({ from, head }: Stretch, checkpoints: readonly Checkpoint[]): BadPosition | undefined {
  for (const end of [from, head]) {
    const kept = checkpoints.find(({ position }) => position === end.position);
    if (kept && kept.hash !== end.hash) return { position: end.position, reason: 'checkpoint' };
  }
  return undefined;
}

/** A checkpoint beyond the end: the journal was longer once. */
function missingEnd({ journalHead }: Stretch, checkpoints: readonly Checkpoint[]): BadPosition | undefined {
  return checkpoints.some(({ position }) => position > journalHead)
    ? { position: journalHead + 1, reason: 'gap' }
    : undefined;
}

function unordered(blanked: ReadonlySet<number>): BadPosition | undefined {
  return blanked.size === 0 ? undefined : { position: Math.min(...blanked), reason: 'redaction' };
}
