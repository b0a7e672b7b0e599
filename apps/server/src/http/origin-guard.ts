import type { IncomingHttpHeaders } from "node:http";

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

const READING_METHODS: readonly string[] = ["GET", "HEAD"];

/** Procedures that answer a GET with a stream of events. */
const STREAMS: readonly string[] = ["run.watch", "run.feed"];

/**
 * Says why a request that changes something, or opens an event stream, may not be answered: another site sent it.
 * `null` where it may. Programs send no `Origin`; they pass unless they carry a cookie, which only a browser does.
 */
export function crossSiteRefusal({ method, path, headers }: Asked): string | null {
  if (READING_METHODS.includes(method) && !isStream(path, headers)) return null;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return "Another site may not do this in your name.";
  if (headers.origin !== undefined) return isSameOrigin(headers.origin, headers.host) ? null : "Another site may not do this in your name.";
  if (site !== undefined || READING_METHODS.includes(method)) return null;
  return headers.cookie === undefined ? null : "A request with a cookie has to say where it comes from (Origin).";
}

function isStream(path: string, headers: IncomingHttpHeaders): boolean {
  return headers.accept?.includes("text/event-stream") === true || STREAMS.some((name) => path.includes(name));
}

/** The host was checked before, so an origin on the same host and port is our own page. */
function isSameOrigin(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol) && new URL(origin).host === host?.toLowerCase();
}
