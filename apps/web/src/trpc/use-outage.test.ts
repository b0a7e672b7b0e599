import type { AppRouter } from "@planloom/api";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { expect, onTestFinished, test, vi } from "vitest";
import { outageOf } from "./use-outage.ts";

const AWAY = "The database does not answer at the moment.";
const away = new TRPCClientError<AppRouter>(AWAY, { result: { error: { code: -32_603, message: AWAY, data: { code: "SERVICE_UNAVAILABLE", httpStatus: 503 } } } });
const refused = new TRPCClientError<AppRouter>("No", { result: { error: { code: -32_004, message: "No", data: { code: "NOT_FOUND", httpStatus: 404 } } } });

function answerOf({ error }: { readonly error: Error | null }): string {
  if (error !== null) throw error;
  return "runs";
}

/** A page that asks one thing again and again; `answer` may be set to what it gets from then on. */
function page(error: Error) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: true, retryDelay: 5 } } });
  const server: { error: Error | null } = { error };
  const leave = new QueryObserver(client, { queryKey: ["runs"], queryFn: () => answerOf(server) }).subscribe(() => {});
  onTestFinished(() => client.clear());
  return { cache: client.getQueryCache(), server, leave };
}

test("an outage is told in the words of the server until there is an answer", async () => {
  const { cache, server } = page(away);
  await vi.waitFor(() => expect(outageOf(cache)).toBe(AWAY));
  server.error = null;
  await vi.waitFor(() => expect(outageOf(cache)).toBeNull());
});

test("a server that says nothing at all is told as such, and what no page asks for any more counts for nothing", async () => {
  const { cache, leave } = page(new TypeError("fetch failed"));
  await vi.waitFor(() => expect(outageOf(cache)).toContain("The server cannot be reached"));
  leave();
  expect(outageOf(cache)).toBeNull();
});

test("what the server refuses is no outage", async () => {
  const { cache } = page(refused);
  await vi.waitFor(() => expect(cache.getAll()[0]?.state.fetchFailureCount).toBeGreaterThan(1));
  expect(outageOf(cache)).toBeNull();
});
