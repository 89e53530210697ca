import type { PlatformService } from './routes.js';

/** Addresses of each service's replicas. */
export type ServiceAddresses = Readonly<Partial<Record<PlatformService, readonly string[]>>>;

/** How long a replica that was not reached is left out: about as long as one that died takes to be there again. */
const leftOutFor = 2_000;

/** The replicas of every service, each asked in its turn. */
export class Upstreams {
  private readonly turns = new Map<PlatformService, number>();
  private readonly leftOutUntil = new Map<string, number>();

  constructor(
    private readonly addresses: ServiceAddresses,
    private readonly now: () => number = Date.now,
  ) {}

  /** All replicas of a service, left out or not. */
  allOf(service: PlatformService): readonly string[] {
    return this.addresses[service] ?? [];
  }

  /** Whose turn it is. When all are left out it is tried all the same: perhaps one is back. */
  next(service: PlatformService): string | undefined {
    const all = this.allOf(service);
    const present = all.filter((address) => (this.leftOutUntil.get(address) ?? 0) <= this.now());
    const candidates = present.length > 0 ? present : all;
    const turn = this.turns.get(service) ?? 0;
    this.turns.set(service, turn + 1);
    return candidates[turn % candidates.length];
  }

  /** It was not reached: the others take its turns for a moment. */
  leaveOut(address: string): void {
    this.leftOutUntil.set(address, this.now() + leftOutFor);
  }
}
