import { appRouter, isAllowed, type Actor, PROCEDURES, ROUTES } from "@planloom/api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ACTORS = {
  nobody: { kind: "nobody" },
  runner: { kind: "runner", runner: "r" },
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

const expected = (who: (typeof WHO)[number]): number => (who === "nobody" ? 401 : 403);

describe("the authorisation table", () => {
  test("has a row for every procedure of the API, and a procedure for every row", () => {
    expect(Object.keys(PROCEDURES).toSorted()).toEqual(Object.keys(appRouter._def.procedures).toSorted());
  });

  test.each(Object.entries(PROCEDURES))("%s answers only whom its row (%s) names", async (name, needed) => {
    const procedures: Record<string, unknown> = appRouter._def.procedures;
    const method = typeOf(procedures[name]) === "mutation" ? "POST" : "GET";
    const statuses = await Promise.all(WHO.map(async (who) => [who, await statusOf(`/api/trpc/${name}`, { who, method })] as const));
    for (const [who, status] of statuses) {
      if (isAllowed(ACTORS[who], needed)) expect([401, 403], `${who} may use ${name}`).not.toContain(status);
      else expect(status, `${who} may not use ${name}`).toBe(expected(who));
    }
  });

  test.each(Object.entries(ROUTES))("%s answers only whom its row (%s) names", async (row, needed) => {
    const [method = "", path = ""] = row.split(" ");
    const concrete = path.replace(":run", "00000000-0000-4000-8000-000000000000").replace(":attempt", "a%231").replace(":name", "report");
    for (const who of WHO) {
      const status = await statusOf(concrete, { who, method });
      // A runner that is let in may still be refused the files of others, which is 403 as well.
      if (isAllowed(ACTORS[who], needed)) expect(status === 401 && path !== "/api/session", `${who} may use ${row}`).toBe(false);
      else expect(status, `${who} may not use ${row}`).toBe(expected(who));
    }
  });
});

function typeOf(procedure: unknown): unknown {
  if (typeof procedure !== "function" || !("_def" in procedure)) throw new Error("not a procedure");
  const { _def: definition } = procedure;
  return typeof definition === "object" && definition !== null && "type" in definition ? definition.type : undefined;
}
