import type { ServerResponse } from "node:http";

/** Pages: our own scripts and styles only. Next writes small inline scripts, so inline ones are let through. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** What a development build adds: evaluated modules, and the socket that announces changes. */
const DEVELOPMENT_PAGE_POLICY = PAGE_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'").replace("connect-src 'self'", "connect-src 'self' ws:");

/** Answers of the API are data: whatever a browser takes them for, nothing in them may run. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Sets what every answer carries against sniffing, framing and leaking. */
export function setSecurityHeaders(response: ServerResponse, kind: "page" | "data", development: boolean): void {
  const pagePolicy = development ? DEVELOPMENT_PAGE_POLICY : PAGE_POLICY;
  response.setHeader("content-security-policy", kind === "page" ? pagePolicy : DATA_POLICY);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-resource-policy", "same-origin");
}
