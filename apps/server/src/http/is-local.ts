import type { IncomingMessage } from "node:http";

const FORWARDED = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/** Whether a request comes from a program on this very machine, and not through a proxy on it for somebody else. */
export function isLocal({ socket, headers }: Pick<IncomingMessage, "headers"> & { readonly socket: Pick<IncomingMessage["socket"], "remoteAddress"> }): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  const host = headers.host?.replace(/:\d+$/, "").toLowerCase() ?? "";
  const isLoopback = address === "::1" || address.startsWith("127.");
  return isLoopback && (host === "localhost" || host === "[::1]" || host.startsWith("127.")) && FORWARDED.every((name) => headers[name] === undefined);
}

/** Whether somebody who asks for the page `/metrics` is a monitoring system: it wants plain text, a browser wants a page. */
export function wantsMetricsText({ url, headers }: Pick<IncomingMessage, "url" | "headers">): boolean {
  if ((url ?? "").split("?", 1)[0] !== "/metrics") return false;
  const accept = headers.accept ?? "";
  return accept.includes("openmetrics") || (accept.includes("text/plain") && !accept.includes("text/html"));
}
