import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { interval, map, merge, Observable, ReplaySubject, share, Subject, takeUntil, timer } from 'rxjs';
import type { Subscriber } from 'rxjs';
import type { ServerSentEvent } from '@harbourlink/service-kit/http';
import type { Figures, FunnelFilter } from '../postgres/funnel.queries.js';
import { FunnelChanges } from './funnel-changes.js';
import { FunnelFigures, keyOf } from './funnel-figures.js';

/** An import moves a number hundreds of times a second: nobody reads as fast. */
const leastMillisecondsBetween = 1_000;
/** What other replicas have taken in is seen after this. */
const lookMilliseconds = 5_000;
const heartbeatMilliseconds = 15_000;
/** After this the reader comes again, and has to show a token that is still good. */
const lifeMilliseconds = 10 * 60_000;

interface Counted {
  readonly figures: Figures;
  readonly turn: number;
}

/** The figures as they move. Under one filter they are counted once for all who listen, and by nobody when none does. */
@Injectable()
export class FunnelStream implements OnModuleDestroy {
  private readonly log = new Logger('funnel');
  private readonly closing = new Subject<void>();
  private readonly watched = new Map<string, Observable<Counted>>();

  constructor(
    private readonly counted: FunnelFigures,
    private readonly changes: FunnelChanges,
  ) {}

  /** Open streams would keep the service from stopping: their readers go to another replica. */
  onModuleDestroy(): void {
    this.closing.next();
  }

  open(filter: FunnelFilter): Observable<ServerSentEvent> {
    const events = this.sharedBy(filter).pipe(
      map(({ figures, turn }) => ({ type: 'funnel', id: String(turn), data: figures })),
    );
    const heartbeats = interval(heartbeatMilliseconds).pipe(map(() => ({ type: 'heartbeat' }) as const));
    return merge(events, heartbeats).pipe(takeUntil(merge(this.closing, timer(lifeMilliseconds))));
  }

  private sharedBy(filter: FunnelFilter): Observable<Counted> {
    const key = keyOf(filter);
    const watched =
      this.watched.get(key) ??
      new Observable<Counted>((subscriber) => {
        const stop = this.watch(filter, subscriber);
        return () => {
          stop();
          this.watched.delete(key);
        };
      }).pipe(share({ connector: () => new ReplaySubject(1) }));
    this.watched.set(key, watched);
    return watched;
  }

  /** Counts at once, at every change told and every few seconds; answers how to stop. */
  private watch(filter: FunnelFilter, subscriber: Subscriber<Counted>): () => void {
    const counting = new Counting(() => this.counted.of(filter), subscriber);
    const look = () => {
      counting.look().catch((error: unknown) => this.log.warn(`a live funnel could not be counted: ${error}`));
    };
    const silence = this.changes.listen(look);
    const looking = setInterval(look, lookMilliseconds);
    look();
    return () => {
      silence();
      clearInterval(looking);
    };
  }
}

/** With a million firms a count takes seconds: however many changes there are, the database mostly does other things. */
export function restAfter(countMilliseconds: number): number {
  return Math.max(leastMillisecondsBetween, 4 * countMilliseconds);
}

/** One count after the other, with a pause between them; what is the same as before is not told. */
class Counting {
  private counting = false;
  private countAgain = false;
  private turn = 0;
  private last = '';

  constructor(
    private readonly count: () => Promise<Figures>,
    private readonly subscriber: Subscriber<Counted>,
  ) {}

  async look(): Promise<void> {
    this.countAgain = true;
    if (this.counting) return;
    this.counting = true;
    try {
      while (this.countAgain && !this.subscriber.closed) {
        this.countAgain = false;
        const began = performance.now();
        this.tell(await this.count());
        await pause(restAfter(performance.now() - began), undefined, { ref: false });
      }
    } finally {
      this.counting = false;
    }
  }

  private tell(figures: Figures): void {
    const text = JSON.stringify(figures);
    if (text === this.last) return;
    this.last = text;
    this.turn += 1;
    this.subscriber.next({ figures, turn: this.turn });
  }
}
