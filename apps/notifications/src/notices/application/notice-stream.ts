import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Observable, Subject, takeUntil } from 'rxjs';
import type { Subscriber } from 'rxjs';
import { NoticesQueries } from '../postgres/notices.queries.js';
import type { StoredNotice } from '../postgres/notices.queries.js';
import { NoticeArrivals } from './notice-arrivals.js';

/** What goes down a stream: `ready` and `notice` with the number to come back with, and signs of life between them. */
export type StreamEvent =
  { readonly type: 'ready' | 'notice'; readonly id: string; readonly data: object } | { readonly type: 'heartbeat' };

/** What a stream is asked for; `view` makes the words the reader sees. */
export interface StreamRequest {
  readonly personId: string;
  /** The number of the last notice the reader has seen; absent when they want what is new from now on. */
  readonly lastSeen?: number;
  readonly view: (notice: StoredNotice) => object;
}

const pollMilliseconds = 2_000;
const heartbeatMilliseconds = 15_000;
/** After this the reader comes again with Last-Event-ID, and has to show a token that is still good. */
const lifeMilliseconds = 10 * 60_000;
const batch = 100;

/**
 * The live notices of one person: first what was missed, from the table, then each new one. The table is looked at again
 * and again; an arrival in this process only makes it sooner.
 */
@Injectable()
export class NoticeStream implements OnModuleDestroy {
  private readonly log = new Logger('notices');
  private readonly closing = new Subject<void>();

  constructor(
    private readonly notices: NoticesQueries,
    private readonly arrivals: NoticeArrivals,
  ) {}

  /** Open streams would keep the service from stopping: their readers go to another replica. */
  onModuleDestroy(): void {
    this.closing.next();
  }

  open(request: StreamRequest): Observable<StreamEvent> {
    return new Observable<StreamEvent>((subscriber) => {
      const reading = new Reading(this.notices, request, subscriber);
      const look = () => {
        reading.look().catch((error: unknown) => this.log.warn(`a live stream could not look for notices: ${error}`));
      };
      const silence = this.arrivals.listen(request.personId, look);
      const poll = setInterval(look, pollMilliseconds);
      const heartbeat = setInterval(() => subscriber.next({ type: 'heartbeat' }), heartbeatMilliseconds);
      const end = setTimeout(() => subscriber.complete(), lifeMilliseconds);
      look();
      return () => {
        silence();
        clearInterval(poll);
        clearInterval(heartbeat);
        clearTimeout(end);
      };
    }).pipe(takeUntil(this.closing));
  }
}

/** How far one reader has come. */
class Reading {
  private seen: number | undefined;
  private looking = false;
  private lookAgain = false;

  constructor(
    private readonly notices: NoticesQueries,
    private readonly request: StreamRequest,
    private readonly subscriber: Subscriber<StreamEvent>,
  ) {}

  /** Sends what the reader has not seen; a call during a look makes that look go round once more. */
  async look(): Promise<void> {
    this.lookAgain = true;
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.lookAgain && !this.subscriber.closed) {
        this.lookAgain = false;
        await this.sendWhatIsNew(this.seen ?? (await this.begin()));
      }
    } finally {
      this.looking = false;
    }
  }

  /** The first message gives the reader a number to come back with, before any notice has. */
  private async begin(): Promise<number> {
    const newest = await this.notices.newestNumber(this.request.personId);
    const seen = Math.min(this.request.lastSeen ?? newest, newest);
    this.seen = seen;
    this.subscriber.next({ type: 'ready', id: String(seen), data: {} });
    return seen;
  }

  private async sendWhatIsNew(after: number): Promise<void> {
    const fresh = await this.notices.after(this.request.personId, after, batch);
    for (const notice of fresh) {
      this.subscriber.next({ type: 'notice', id: String(notice.number), data: this.request.view(notice) });
      this.seen = notice.number;
    }
    if (fresh.length === batch) this.lookAgain = true;
  }
}
