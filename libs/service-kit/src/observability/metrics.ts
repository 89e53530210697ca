import type * as PromClient from 'prom-client';

export type Prometheus = typeof PromClient;
type Registry = PromClient.Registry;

/** Memory, event loop and garbage collection belong to the process, however many services share it. */
let processRegistry: Registry | undefined;

/**
 * The metrics of one service, in a registry of its own: services may share a process. prom-client is loaded when the
 * service starts; what happens before is not counted.
 */
export class Metrics {
  private readonly refreshes: (() => Promise<void>)[] = [];

  private constructor(
    readonly prometheus: Prometheus,
    readonly registry: Registry,
  ) {}

  static async begin(service: string): Promise<Metrics> {
    const loaded = await import('prom-client');
    // A CommonJS package: where nothing is known of its names, they are all in the default.
    const prometheus = 'Registry' in loaded ? loaded : (loaded as { default: Prometheus }).default;
    const registry = new prometheus.Registry();
    registry.setDefaultLabels({ service });
    return new Metrics(prometheus, registry);
  }

  /** `refresh` runs before each answer: for gauges that have to be asked for. */
  beforeEachScrape(refresh: () => Promise<void>): void {
    this.refreshes.push(refresh);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** Everything, in Prometheus' text format. */
  async text(): Promise<string> {
    await Promise.all(this.refreshes.map((refresh) => refresh()));
    const [own, common] = await Promise.all([this.registry.metrics(), this.ofTheProcess().metrics()]);
    return `${own}\n${common}`;
  }

  private ofTheProcess(): Registry {
    if (processRegistry) return processRegistry;
    processRegistry = new this.prometheus.Registry();
    this.prometheus.collectDefaultMetrics({ register: processRegistry, eventLoopMonitoringPrecision: 50 });
    return processRegistry;
  }
}
