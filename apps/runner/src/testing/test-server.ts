import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { ApiError, appRouter, type RunnerUseCases } from "@planloom/api";
import type { RunId } from "@planloom/scheduler";
import { onTestFinished } from "vitest";
import { type Fence, fenceKey, type Report } from "../protocol.ts";
import { TestLogs } from "./test-logs.ts";
import { Watch } from "./watch.ts";

/** A work order as the server says it. */
export type TestOrder = Awaited<ReturnType<RunnerUseCases["poll"]>>["orders"][number];
type Hello = Parameters<RunnerUseCases["hello"]>[1];
export type Call = "hello" | "goodbye" | "poll" | "heartbeat" | "appendLog" | "report" | "endedRuns";

export const TEST_TOKEN = "a-token-for-tests";

export interface TestTerms {
  readonly heartbeatMs: number;
  readonly lostAfterMs: number;
  readonly killMarginMs: number;
}

/** The server's side of the runner API, in memory, over real HTTP and the real routers. */
export class TestServer {
  readonly hellos: Hello[] = [];
  readonly heartbeats: Fence[][] = [];
  /** How often it was told goodbye. */
  goodbyes = 0;
  /** Orders that the next greeting is answered with. */
  readonly unheard: TestOrder[] = [];
  /** Every report that arrived, repeated ones too. */
  readonly reports: { readonly fence: Fence; readonly report: Report }[] = [];
  readonly logs = new TestLogs();
  /** By `attempt/name`. */
  readonly artifacts = new Map<string, Buffer>();
  /** Requests that came while it was away. */
  refused = 0;
  /** The attempts, by `fenceKey`, whose reports are not taken at present. */
  readonly stuck = new Set<string>();
  /** What the answers to the next heartbeats say. */
  stopping: Fence[] = [];
  gone: Fence[] = [];
  /** For how long each run that is over for good has been, in milliseconds. */
  readonly ended = new Map<string, number>();
  /** The same of runs that have failed. */
  readonly failed = new Map<string, number>();
  /** Runs that go on. */
  readonly goingOn = new Set<string>();
  /** Good once each. */
  readonly registrations = new Set<string>();
  /** The answer to the next hello brings it. */
  nextToken: string | null = null;
  readonly #tokens = new Set([TEST_TOKEN]);
  readonly #watch = new Watch();
  readonly #orders: TestOrder[] = [];
  readonly #failures = new Map<Call, number>();
  readonly #terms: TestTerms;
  #isAway = false;
  #port = 0;

  constructor(terms: TestTerms) {
    this.#terms = terms;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Offers work to whoever asks next. */
  offer(...orders: TestOrder[]): void {
    this.#orders.push(...orders);
    this.#watch.notify();
  }

  /** The next calls of this kind fail: the server breaks after it has done what they ask, before it can answer. */
  failAfter(call: Call, times: number): void {
    this.#failures.set(call, times);
  }

  /** Cuts every connection and answers none until it is back. */
  set isAway(away: boolean) {
    this.#isAway = away;
    this.#watch.notify();
  }

  /** Resolves once the condition holds; it is looked at whenever something reached the server. */
  until(condition: () => boolean): Promise<void> {
    return this.#watch.until(condition);
  }

  async reportOf(fence: Fence): Promise<Report> {
    const find = (): Report | undefined => this.reports.find((each) => fenceKey(each.fence) === fenceKey(fence))?.report;
    await this.until(() => find() !== undefined);
    const report = find();
    if (report === undefined) throw new Error("unreachable: the condition above has just held");
    return report;
  }

  async listen(): Promise<void> {
    const useCases = this.#useCases();
    const trpc = createHTTPHandler({
      router: appRouter,
      basePath: "/api/trpc/",
      createContext: ({ req }) => ({
        actor: this.#tokens.has(req.headers.authorization?.replace("Bearer ", "") ?? "") ? { kind: "runner" as const, runner: "test-runner", token: "test-token" } : { kind: "nobody" as const },
        useCases,
        asApiError: (error) => (error instanceof ApiError ? error : null),
      }),
    });
    const server = createServer((request, response) => {
      if (this.#isAway) this.#refuse(request);
      else if (request.url?.startsWith("/api/trpc/")) trpc(request, response);
      else void this.#artifact(request, response);
    });
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === "string") throw new Error("The test server has no port.");
    this.#port = address.port;
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
  }

  #refuse(request: IncomingMessage): void {
    request.socket.destroy();
    this.refused += 1;
    this.#watch.notify();
  }

  #useCases() {
    const runners: RunnerUseCases = {
      register: async ({ token, labels }) => {
        if (!this.registrations.delete(token)) throw new ApiError("unauthenticated", "This registration token was used already.");
        return { runner: "test-runner", name: "newcomer", token: TEST_TOKEN, labels, capacity: null };
      },
      hello: async ({ runner }, input) => {
        this.hellos.push(input);
        const token = this.nextToken;
        if (token !== null) this.#tokens.add(token);
        this.nextToken = null;
        return this.#answer("hello", { runner, ...this.#terms, token, capacity: null, orders: this.unheard.splice(0) });
      },
      poll: async (_runner, { free, waitMs }, signal) => {
        const askedAt = performance.now();
        await this.#watch.until(() => this.#isAway || (free > 0 && this.#orders.length > 0), AbortSignal.any([signal, AbortSignal.timeout(waitMs)]));
        return this.#answer("poll", { orders: this.#orders.splice(0, free), stop: [], waitedMs: performance.now() - askedAt });
      },
      heartbeat: async (_runner, { live }) => {
        this.heartbeats.push(live);
        return this.#answer("heartbeat", { stop: this.stopping, gone: this.gone });
      },
      goodbye: async () => {
        this.goodbyes += 1;
        return this.#answer("goodbye", {});
      },
      endedRuns: async (runs) => this.#answer("endedRuns", { ended: runs.flatMap((run) => this.#endOf(run)), unknown: runs.filter((run) => !this.goingOn.has(run) && this.#endOf(run).length === 0) }),
      appendLog: async (_by, { fence, from, text, isCut = false }) => this.#answer("appendLog", { size: this.logs.append(fence, { from, text, isCut }) }),
      report: async (_runner, { reports, free }) => {
        this.reports.push(...reports);
        const outcomes = reports.map(({ fence }) => (this.stuck.has(fenceKey(fence)) ? { kind: "not-taken" as const } : { kind: "applied" as const, seq: this.reports.length }));
        return this.#answer("report", { outcomes, orders: this.#isAway ? [] : this.#orders.splice(0, free) });
      },
    };
    return {
      runners,
      get plans(): never {
        throw new Error("Runners do not ask for plans.");
      },
      get runs(): never {
        throw new Error("Runners do not ask for runs.");
      },
      get fleet(): never {
        throw new Error("Runners do not ask for the fleet.");
      },
      get coordination(): never {
        throw new Error("Runners do not ask for the coordination.");
      },
      get desk(): never {
        throw new Error("Runners do not ask for the desk.");
      },
      get workspace(): never {
        throw new Error("Runners do not ask for the workspace.");
      },
      get secrets(): never {
        throw new Error("Runners do not ask for secrets.");
      },
      get sessions(): never {
        throw new Error("Runners do not ask for sessions.");
      },
    };
  }

  #endOf(run: RunId): { run: RunId; forMs: number; mayGoOn: boolean }[] {
    const forMs = this.ended.get(run) ?? this.failed.get(run);
    return forMs === undefined ? [] : [{ run, forMs, mayGoOn: this.failed.has(run) }];
  }

  #answer<Answer>(call: Call, answer: Answer): Answer {
    queueMicrotask(() => this.#watch.notify());
    const failures = this.#failures.get(call) ?? 0;
    if (failures === 0 && !this.#isAway) return answer;
    this.#failures.set(call, Math.max(0, failures - 1));
    throw new ApiError("unavailable", "The server breaks because the test wants it to.");
  }

  async #artifact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, , , , , attempt = "", name = ""] = new URL(request.url ?? "", "http://localhost").pathname.split("/").map(decodeURIComponent);
    const key = `${attempt}/${name}`;
    if (!this.#tokens.has(request.headers.authorization?.replace("Bearer ", "") ?? "")) response.writeHead(401).end();
    else if (request.method === "PUT") {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      this.artifacts.set(key, Buffer.concat(chunks));
      response.writeHead(204).end();
    } else {
      const found = this.artifacts.get(key);
      response.writeHead(found ? 200 : 404).end(found ?? "There is no such artifact.");
    }
  }
}

/** Starts a server that ends with the test. */
export async function startTestServer(terms: TestTerms = { heartbeatMs: 50, lostAfterMs: 60_000, killMarginMs: 20_000 }): Promise<TestServer> {
  const server = new TestServer(terms);
  await server.listen();
  return server;
}
