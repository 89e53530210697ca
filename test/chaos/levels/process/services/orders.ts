export const services = ['registry', 'matching'] as const;
export type ServiceName = (typeof services)[number];

/** What the harness tells a process of a service; in the other direction come `Word`s. */
export type Order =
  | { readonly order: 'start'; readonly service: ServiceName; readonly environment: Record<string, string> }
  /** SIGKILLs itself when it comes to a step for the n-th time; undefined forgets it. */
  | { readonly order: 'die-at'; readonly step: string | undefined; readonly nth: number }
  /** Its clock goes on by so much, or back. */
  | { readonly order: 'clock'; readonly milliseconds: number }
  /** Every connection of its pool is held for so long. */
  | { readonly order: 'exhaust-pool'; readonly milliseconds: number };

export type Word = { readonly word: 'loaded' } | { readonly word: 'started'; readonly url: string };
