import type { Environment } from '../configuration/index.js';

export type Attributes = Readonly<Record<string, string | number>>;

/** A piece of work that is about to begin, as it will show in a trace. */
export interface SpanStart {
  readonly name: string;
  readonly kind: 'server' | 'producer' | 'consumer';
  /** The W3C traceparent of what caused it; without one it begins a trace of its own. */
  readonly parent?: string | undefined;
  /** Traceparents of other causes, where there are many. */
  readonly links?: readonly string[];
  /** Never anything about people, and no id but that of an event: traces go to whoever runs the collector. */
  readonly attributes: Attributes;
}

/** A piece of work that goes on. */
export interface OpenSpan {
  /** What work caused by this one names as its parent. */
  readonly traceparent: string;
  end(more?: { readonly name?: string; readonly attributes?: Attributes; readonly failure?: string }): void;
}

/** Follows work over processes, by traceparents that travel in message contexts, headers and rows. */
export interface Tracing {
  begin(start: SpanStart): OpenSpan;
  /** Sends what has not been sent. */
  stop(): Promise<void>;
}

/**
 * How a service's work is followed; undefined unless OTEL_EXPORTER_OTLP_ENDPOINT says where to: the SDK costs memory and
 * time to start. Without it a traceparent that comes in still goes out with every event.
 */
export async function tracingOf(app: string, environment: Environment): Promise<Tracing | undefined> {
  if (!environment['OTEL_EXPORTER_OTLP_ENDPOINT'] && !environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'])
    return undefined;
  const { OpenTelemetry } = await import('./open-telemetry.js');
  return OpenTelemetry.start(app, environment);
}

/** The name of what was thrown, as a trace may show it: its message may hold what nobody else should read. */
export function failureOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
