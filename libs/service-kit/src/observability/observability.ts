import type { FastifyInstance } from 'fastify';
import { Outbox } from '@harbourlink/messaging';
import type { Lane } from '@harbourlink/messaging';
import type { Environment } from '../configuration/index.js';
import type { Redis } from '../redis/index.js';
import { followed } from './followed-lane.js';
import type { LaneFollowers } from './followed-lane.js';
import { followRequests } from './followed-requests.js';
import { HttpMetrics } from './http-metrics.js';
import { LaneMetrics } from './lane-metrics.js';
import { Metrics } from './metrics.js';
import { metricsRoute } from './metrics-route.js';
import { redisMetrics } from './redis-metrics.js';
import { statusMetrics } from './status-metrics.js';
import type { StatusSources } from './status-metrics.js';
import { TracedOutbox } from './traced-outbox.js';
import { tracingOf } from './tracing.js';
import type { Tracing } from './tracing.js';

/** How one service is seen at work: metrics to be scraped, and traces where they are wanted. */
export class Observability {
  /** Is told what becomes of events, and of parts that begin again. */
  readonly lanes = new LaneMetrics();
  private readonly running: LaneFollowers['running'] = new Set();
  private metrics: Metrics | undefined;
  private http: HttpMetrics | undefined;

  private constructor(
    private readonly service: string,
    private readonly tracing: Tracing | undefined,
  ) {}

  /** `service` is the short name, `app` what a trace calls it. */
  static async of(service: string, app: string, environment: Environment): Promise<Observability> {
    return new Observability(service, await tracingOf(app, environment));
  }

  /** Follows every request, and answers `GET /metrics`. */
  serve(server: FastifyInstance): void {
    followRequests(server, this.tracing);
    this.http = new HttpMetrics(server);
    metricsRoute(server, () => this.metrics);
  }

  outbox(): Outbox {
    return this.tracing ? new TracedOutbox(this.service, this.tracing) : new Outbox(this.service);
  }

  /** The lanes with their handlers timed and traced. */
  follow(lanes: readonly Lane[]): Lane[] {
    const { service, tracing } = this;
    this.lanes.expect(lanes);
    return lanes.map((lane) => followed(lane, { service, tracing, handlerRan: this.lanes.ran, running: this.running }));
  }

  /** The lanes with a handler that began longer ago than so many milliseconds and has not ended. */
  handlersBusyFor(milliseconds: number): string[] {
    const since = performance.now() - milliseconds;
    return [...new Set([...this.running].filter(({ began }) => began < since).map(({ lane }) => lane))];
  }

  /** From here on things are counted; the database is asked when somebody scrapes, not before. */
  async begin({ redis, ...sources }: StatusSources & { readonly redis: Redis }): Promise<void> {
    const metrics = await Metrics.begin(this.service);
    this.http?.begin(metrics);
    this.lanes.begin(metrics);
    statusMetrics(metrics, sources);
    redisMetrics(metrics, redis);
    this.metrics = metrics;
  }

  async stop(): Promise<void> {
    await this.tracing?.stop();
  }
}
