import type { Gate } from "@planloom/db/testing";
import { openGate } from "@planloom/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
let gate: Gate;
beforeAll(async () => {
  server = await startTestServer({
    through: async (databaseUrl) => {
      gate = await openGate(databaseUrl);
      return gate.url;
    },
  });
});
afterAll(async () => {
  gate.set("open");
  await server.stop();
  await gate.close();
});
beforeEach(() => gate.set("open"));

const ask = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(new URL(path, server.url), { ...init, headers: { authorization: `Bearer ${server.tokens.owner}`, "content-type": "application/json" } });
  return { status: response.status, body: await response.text() };
};
const RUN = "00000000-0000-4000-8000-000000000000";

describe("while the database is away", () => {
  test.each([
    ["a query", "/api/trpc/plan.list", {}],
    ["a mutation", "/api/trpc/run.stop", { method: "POST", body: JSON.stringify({ run: RUN }) }],
    ["a route", `/api/artifacts/${RUN}/a%231/report`, {}],
  ])("%s is told to try again, not that the server is broken", async (_, path, init) => {
    gate.set("shut");
    const away = await ask(path, init);
    expect(away.status).toBe(503);
    expect(away.body).toMatch(/database does not answer.*try again/i);
    expect(away.body).not.toMatch(/prisma|connection|127\.0\.0\.1/i);
    gate.set("open");
    expect((await ask(path, init)).status).not.toBe(503);
  });
});

test("a number that no column takes is the caller's mistake, not the server's", async () => {
  const input = encodeURIComponent(JSON.stringify({ before: 9e15 }));
  expect((await ask(`/api/trpc/run.list?input=${input}`)).status).toBe(400);
});

test("whoever sends wrong tokens without end is told to wait, and people can still sign in", async () => {
  const wrong = () => fetch(new URL("/api/trpc/plan.list", server.url), { headers: { authorization: "Bearer outdated" } });
  const statuses = new Set<number>();
  for (let index = 0; index < 25; index += 1) statuses.add((await wrong()).status);
  expect([...statuses]).toEqual([401, 503]);
  const signIn = await fetch(new URL("/api/session", server.url), { method: "POST", headers: { "content-type": "application/json" }, body: '{"token":"used"}' });
  expect(signIn.status).toBe(401);
  expect((await ask("/api/trpc/plan.list")).status).toBe(200);
});
