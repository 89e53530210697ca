import { randomUUID } from 'node:crypto';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span, SpanContext, Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { MisconfiguredService, wholeNumber } from '../configuration/index.js';
import type { Environment } from '../configuration/index.js';
import type { OpenSpan, SpanStart, Tracing } from './tracing.js';

const kinds = { server: SpanKind.SERVER, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER } as const;

/**
 * Spans to an OpenTelemetry collector, OTLP over HTTP. Each service has a provider of its own and nothing is registered
 * globally: services that share a process are different services in a trace. Parents are given, not looked up, so no
 * context manager is needed either.
 */
export class OpenTelemetry implements Tracing {
  private constructor(
    private readonly provider: TracerProvider,
    private readonly tracer: Tracer,
  ) {}

  static start(app: string, environment: Environment): OpenTelemetry {
    const exporter = new OTLPTraceExporter({ url: addressIn(environment), headers: headersIn(environment) });
    const provider = new TracerProvider({
      resource: resourceFromAttributes({
        'service.namespace': 'harbourlink',
        'service.name': app,
        'service.instance.id': randomUUID(),
      }),
      sampler: samplerIn(environment),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter,
          scheduledDelayMillis: wholeNumber(environment, 'OTEL_BSP_SCHEDULE_DELAY', 5_000),
        }),
      ],
    });
    return new OpenTelemetry(provider, provider.getTracer('harbourlink'));
  }

  begin({ name, kind, parent, links = [], attributes }: SpanStart): OpenSpan {
    const span = this.tracer.startSpan(
      name,
      {
        kind: kinds[kind],
        attributes,
        links: links.flatMap((link) => spanContextOf(link) ?? []).map((context) => ({ context })),
      },
      contextOf(parent),
    );
    return { traceparent: traceparentOf(span), end: (more) => end(span, more) };
  }

  /** A collector that is gone keeps nobody waiting for long. */
  async stop(): Promise<void> {
    await Promise.race([this.provider.shutdown(), new Promise((done) => setTimeout(done, 2_000).unref())]);
  }
}

function end(span: Span, more: Parameters<OpenSpan['end']>[0] = {}): void {
  const { name, attributes, failure } = more;
  if (name !== undefined) span.updateName(name);
  if (attributes) span.setAttributes(attributes);
  if (failure !== undefined) {
    span.setAttribute('error.type', failure);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}

function contextOf(traceparent: string | undefined): Context {
  const parent = traceparent === undefined ? undefined : spanContextOf(traceparent);
  return parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}

function spanContextOf(traceparent: string): SpanContext | undefined {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}

function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-0${traceFlags & 1}`;
}

/** The names and their meaning are OpenTelemetry's; they are read here because a process may hold several services. */
function addressIn(environment: Environment): string {
  const [name, address] =
    environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] === undefined
      ? ['OTEL_EXPORTER_OTLP_ENDPOINT', `${environment['OTEL_EXPORTER_OTLP_ENDPOINT']?.replace(/\/+$/, '')}/v1/traces`]
      : ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']];
  if (!URL.canParse(address)) throw new MisconfiguredService(`${name} is not an address: ${address}`);
  return address;
}

/** `name=value,name=value`, values URL-encoded. */
function headersIn(environment: Environment): Record<string, string> {
  const pairs = (environment['OTEL_EXPORTER_OTLP_HEADERS'] ?? '').split(',').filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return [name.trim(), decodeURIComponent(value.trim())];
    }),
  );
}

/** What a trace's first service decided holds; it decides by OTEL_TRACES_SAMPLER_ARG, the share from 0 to 1, all unless told. */
function samplerIn(environment: Environment): ParentBasedSampler {
  const text = environment['OTEL_TRACES_SAMPLER_ARG'];
  if (!text) return new ParentBasedSampler({ root: new AlwaysOnSampler() });
  const share = Number(text);
  if (!(share >= 0 && share <= 1))
    throw new MisconfiguredService(`OTEL_TRACES_SAMPLER_ARG must be from 0 to 1, not ${JSON.stringify(text)}`);
  return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) });
}
