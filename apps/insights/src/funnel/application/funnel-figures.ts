import { Injectable } from '@nestjs/common';
import { ReadCache } from '@harbourlink/service-kit/redis';
import { FunnelQueries } from '../postgres/funnel.queries.js';
import type { Figures, FunnelFilter } from '../postgres/funnel.queries.js';

/** The figures as they are now: the same for everybody who may ask, and made of every fact there is. */
@Injectable()
export class FunnelFigures {
  constructor(
    private readonly queries: FunnelQueries,
    private readonly cache: ReadCache,
  ) {}

  of(filter: FunnelFilter): Promise<Figures> {
    return this.cache.get(keyOf(filter), () => this.queries.figures(filter));
  }
}

/** The same for filters that select the same. */
export function keyOf({ office, sector }: FunnelFilter): string {
  return `${office ?? ''} ${sector ?? ''}`;
}
