import { type Actor, type ActorKind, appRouter, isAllowed, PROCEDURES, ROUTES } from "@planloom/api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ACTORS = {
  nobody: { kind: "nobody" },
  runner: { kind: "runner", runner: "r", token: "t" },
  viewer: { kind: "member", name: "v", role: "viewer" },
  editor: { kind: "member", name: "e", role: "editor" },
  owner: { kind: "member", name: "o", role: "owner" },
} as const satisfies Record<string, Actor>;
const WHO = ["nobody", "runner", "viewer", "editor", "owner"] as const;

/** The status of an answer; that of an event stream stands in its first event, because a stream begins with 200. */
async function statusOf(path: string, { who, method }: { who: (typeof WHO)[number]; method: string }): Promise<number> {
  const abort = new AbortController();
  try {
    const response = await fetch(new URL(path, server.url), {
      method,
      headers: { ...(who === "nobody" ? {} : { authorization: `Bearer ${server.tokens[who]}` }), "content-type": "application/json" },
      ...(method === "GET" || method === "DELETE" ? {} : { body: "{}" }),
      signal: abort.signal,
    });
    if (response.headers.get("content-type") !== "text/event-stream" || response.body === null) return response.status;
    let events = "";
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      events += chunk;
      const refused = /"httpStatus":(\d+)/.exec(events)?.[1];
      if (refused !== undefined) return Number(refused);
      if (events.includes("event: ping")) return 200;
    }
    throw new Error(`the stream of ${path} ended without an event`);
  } finally {
    abort.abort();
  }
}

const isProcedure = (value: unknown): value is { readonly _def: { readonly type: string } } => typeof value === "function" && "_def" in value;
/** What tRPC knows of its procedures, by their full names: the only list that cannot forget one. */
// oxlint-disable-next-line no-underscore-dangle -- tRPC offers it under no other name
const procedures = z.record(z.string(), z.custom<{ readonly _def: { readonly type: string } }>(isProcedure)).parse(appRouter._def.procedures);
// oxlint-disable-next-line no-underscore-dangle -- as above
const methodOf = (name: string): string => (procedures[name]?._def.type === "mutation" ? "POST" : "GET");

/** "let in" or the status that says why not. Statuses other than 401 and 403 come after the authorisation. */
const verdict = (status: number): number | "let in" => (status === 401 || status === 403 ? status : "let in");
const expectedOf = (who: (typeof WHO)[number], needed: ActorKind): number | "let in" => {
  if (isAllowed(ACTORS[who], needed)) return "let in";
  return who === "nobody" ? 401 : 403;
};

describe("the authorisation table", () => {
  test("has a row for every procedure of the API, and a procedure for every row", () => {
    expect(Object.keys(PROCEDURES).toSorted()).toEqual(Object.keys(procedures).toSorted());
  });

  test.each(Object.entries(PROCEDURES))("%s answers only whom its row (%s) names", async (name, needed) => {
    const asked = WHO.map(async (who) => [who, verdict(await statusOf(`/api/trpc/${name}`, { who, method: methodOf(name) }))] as const);
    expect(await Promise.all(asked)).toEqual(WHO.map((who) => [who, expectedOf(who, needed)]));
  });

  // Metrics are open to programs of this machine, as this test is one, and have a test of their own.
  // Signing in with a wrong link is 401, and a runner is refused the files of runs it does not work on with 403: both
  // come after the authorisation and have tests of their own.
  const AFTERWARDS: readonly string[] = ["GET /api/metrics", "POST /api/session", "PUT /api/runner/artifacts/:run/:attempt/:name", "GET /api/runner/artifacts/:run/:attempt/:name"];

  test.each(Object.entries(ROUTES).filter(([row]) => !AFTERWARDS.includes(row)))("%s answers only whom its row (%s) names", async (row, needed) => {
    const asked = WHO.map(async (who) => [who, verdict(await statusOfRow(row, who))] as const);
    expect(await Promise.all(asked)).toEqual(WHO.map((who) => [who, expectedOf(who, needed)]));
  });

  test.each(AFTERWARDS.filter((row) => row.includes("/runner/")))("%s refuses everybody but runners before it looks at anything", async (row) => {
    const asked = (["nobody", "viewer", "editor", "owner"] as const).map((who) => statusOfRow(row, who));
    expect(await Promise.all(asked)).toEqual([401, 403, 403, 403]);
  });
});

function statusOfRow(row: string, who: (typeof WHO)[number]): Promise<number> {
  const [method = "", path = ""] = row.split(" ");
  const concrete = path.replace(":run", "00000000-0000-4000-8000-000000000000").replace(":attempt", "a%231").replace(":name", "report");
  return statusOf(concrete, { who, method });
}
