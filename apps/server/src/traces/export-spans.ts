import type { Logger } from "pino";
import type { Span } from "./spans-of-step.ts";

/** Where spans go: an OpenTelemetry collector that speaks OTLP over HTTP. */
export interface TraceTarget {
  /** The full address, such as `http://collector:4318/v1/traces`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
}

/** Sends spans on, in the background. */
export interface SpanExporter {
  add(spans: readonly Span[]): void;
  /** Sends what is left, once. */
  stop(): Promise<void>;
}

interface ExportOptions {
  readonly target: TraceTarget;
  readonly logger: Logger;
  readonly everyMs?: number;
}

/** What waits for a collector that is away; the oldest are dropped first. */
const MOST_WAITING = 4_096;
const MOST_AT_ONCE = 512;
const ANSWER_WITHIN_MS = 10_000;

/**
 * Exports spans by OTLP/HTTP in JSON. Nothing of the work waits for it: a collector that is away costs its spans, and
 * one line in the log until it is back.
 */
export function exportSpans({ target, logger, everyMs = 2_000 }: ExportOptions): SpanExporter {
  const waiting: Span[] = [];
  let isAway = false;
  let underWay: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE);
      try {
        const answer = await fetch(target.url, {
          method: "POST",
          headers: { "content-type": "application/json", ...target.headers },
          body: JSON.stringify(otlpOf(batch, target.serviceName)),
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        });
        await answer.body?.cancel();
        // What the collector understands and does not want is not sent again.
        if (answer.status >= 500 || answer.status === 429) throw new Error(`it answered ${answer.status}`);
        if (isAway) logger.info({ url: target.url }, "the trace collector is back");
        isAway = false;
      } catch (error) {
        if (!isAway) logger.warn({ err: error, url: target.url }, "the trace collector does not take spans");
        isAway = true;
        return;
      }
      waiting.splice(0, batch.length);
    }
  };
  const timer = setInterval(() => {
    underWay = underWay.then(flush);
  }, everyMs);
  timer.unref();
  return {
    add(spans) {
      waiting.push(...spans);
      if (waiting.length > MOST_WAITING) waiting.splice(0, waiting.length - MOST_WAITING);
    },
    async stop() {
      clearInterval(timer);
      await underWay;
      await flush();
    },
  };
}

/** The body of an export request: the JSON form of `ExportTraceServiceRequest` (OTLP 1.x). */
function otlpOf(spans: readonly Span[], serviceName: string): unknown {
  const attributesOf = (values: Readonly<Record<string, string | number>>) =>
    Object.entries(values).map(([key, value]) => ({ key, value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value } }));
  return {
    resourceSpans: [
      {
        resource: { attributes: attributesOf({ "service.name": serviceName }) },
        scopeSpans: [
          {
            scope: { name: "planloom" },
            spans: spans.map(({ traceId, spanId, parentSpanId, name, startedAt, endedAt, error, attributes }) => ({
              traceId,
              spanId,
              ...(parentSpanId === null ? {} : { parentSpanId }),
              name,
              kind: 1,
              startTimeUnixNano: `${Math.trunc(startedAt)}000000`,
              endTimeUnixNano: `${Math.trunc(Math.max(startedAt, endedAt))}000000`,
              attributes: attributesOf(attributes),
              status: error === null ? { code: 1 } : { code: 2, message: error },
            })),
          },
        ],
      },
    ],
  };
}
