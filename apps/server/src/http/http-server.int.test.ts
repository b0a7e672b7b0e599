import { request } from "node:http";
import { text } from "node:stream/consumers";
import { createSignInLink } from "../auth/sign-in-link.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Like `fetch`, but lets a test say any Host and Origin. */
function ask(path: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, server.url), { method, headers }, (response) => {
      text(response).then((received) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: received }), reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const owner = () => ({ authorization: `Bearer ${server.tokens.owner}` });
const JSON_BODY = { "content-type": "application/json" };

describe("who is asked", () => {
  test("a request under the name of another site is refused, even for a page", async () => {
    expect((await ask("/livez", { headers: { host: "attacker.example" } })).status).toBe(403);
    expect((await ask("/", { headers: { host: `attacker.example:${new URL(server.url).port}` } })).status).toBe(403);
  });

  test("the names of this machine and the configured one are answered", async () => {
    const { port } = new URL(server.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, "planloom.example.com"]) expect((await ask("/livez", { headers: { host } })).status).toBe(200);
  });
});

describe("who asks", () => {
  test("a page of another site cannot change anything, not even with a token", async () => {
    const headers = { ...owner(), ...JSON_BODY, origin: "https://attacker.example" };
    expect((await ask("/api/trpc/plan.create", { method: "POST", headers, body: "{}" })).status).toBe(403);
    expect((await ask("/api/session", { method: "POST", headers: { ...JSON_BODY, origin: "null" }, body: "{}" })).status).toBe(403);
  });

  test("a page of another site cannot listen to events", async () => {
    expect((await ask("/api/trpc/run.feed", { headers: { ...owner(), "sec-fetch-site": "same-site" } })).status).toBe(403);
  });

  test("no answer ever lets another origin read it", async () => {
    const preflight = await ask("/api/trpc/plan.list", { method: "OPTIONS", headers: { origin: "https://attacker.example", "access-control-request-method": "GET" } });
    const plain = await ask("/api/trpc/plan.list", { headers: { ...owner(), origin: "https://attacker.example" } });
    for (const { headers } of [preflight, plain]) expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test("a wrong token is nobody", async () => {
    expect((await ask("/api/trpc/plan.list", { headers: { authorization: "Bearer wrong" } })).status).toBe(401);
    expect((await ask("/api/trpc/plan.list", { headers: { authorization: `Basic ${server.tokens.owner}` } })).status).toBe(401);
  });

  test("a token for programs is no session, and a session is no token for programs", async () => {
    expect((await ask("/api/trpc/plan.list", { headers: { cookie: `planloom_session=${server.tokens.owner}` } })).status).toBe(401);
  });
});

describe("signing in", () => {
  const origin = () => ({ origin: server.url });
  const link = async () => new URL(await createSignInLink(server.db, { workspaceId: server.workspaceId, name: "ann", url: server.url })).hash.slice(1);
  const signIn = (token: string) => ask("/api/session", { method: "POST", headers: { ...JSON_BODY, ...origin() }, body: JSON.stringify({ token }) });

  test("a link signs in once, with a cookie that no script can read and no other site can send", async () => {
    const token = await link();
    const first = await signIn(token);
    expect([first.status, JSON.parse(first.body)]).toEqual([200, { name: "ann", role: "owner" }]);
    const [cookie = ""] = [first.headers["set-cookie"] ?? []].flat();
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
    expect((await signIn(token)).status).toBe(401);

    const session = cookie.split(";")[0] ?? "";
    const current = await ask("/api/trpc/session.current", { headers: { cookie: session } });
    expect(JSON.parse(current.body)).toEqual({ result: { data: { name: "ann", role: "owner" } } });
    expect((await ask("/api/session", { method: "DELETE", headers: { cookie: session, ...origin() } })).status).toBe(200);
    expect((await ask("/api/trpc/plan.list", { headers: { cookie: session } })).status).toBe(401);
  });

  test("a cookie changes nothing for a page that does not say it is ours", async () => {
    const signedIn = await signIn(await link());
    const cookie = String([signedIn.headers["set-cookie"] ?? []].flat()[0]?.split(";")[0]);
    expect((await ask("/api/trpc/session.createLink", { method: "POST", headers: { ...JSON_BODY, cookie } })).status).toBe(403);
    expect((await ask("/api/trpc/session.createLink", { method: "POST", headers: { ...JSON_BODY, cookie, ...origin() } })).status).toBe(200);
  });

  test("whoever guesses is made to wait", async () => {
    const patient = await startTestServer();
    try {
      const guess = () => fetch(new URL("/api/session", patient.url), { method: "POST", headers: JSON_BODY, body: '{"token":"guess"}' });
      const statuses: number[] = [];
      for (let index = 0; index < 22; index += 1) statuses.push((await guess()).status);
      expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
      expect(statuses.slice(20)).toEqual([429, 429]);
    } finally {
      await patient.stop();
    }
  });
});

describe("what is asked", () => {
  test("a mutation by GET and a query by POST are refused", async () => {
    expect((await ask("/api/trpc/plan.remove?input=%7B%7D", { headers: owner() })).status).toBe(405);
    expect((await ask("/api/trpc/plan.list", { method: "POST", headers: { ...owner(), ...JSON_BODY }, body: "{}" })).status).toBe(405);
  });

  test("a body over the limit is refused, and plans may be larger than the rest", async () => {
    const body = JSON.stringify({ fill: "x".repeat(2 * 1_024 * 1_024) });
    const send = (path: string) => ask(path, { method: "POST", headers: { ...owner(), ...JSON_BODY }, body });
    expect((await send("/api/trpc/run.start")).status).toBe(413);
    expect((await send("/api/trpc/plan.create")).status).toBe(400);
    const session = await ask("/api/session", { method: "POST", headers: JSON_BODY, body: JSON.stringify({ token: "x".repeat(10_000) }) });
    expect(session.status).toBe(413);
  });

  test("a request of another shape is told in words what is wrong, and where", async () => {
    const answer = await ask("/api/trpc/plan.create", { method: "POST", headers: { ...owner(), ...JSON_BODY }, body: JSON.stringify({ plan: { name: "x", tasks: [{ id: "no spaces" }] } }) });
    const { error } = JSON.parse(answer.body);
    expect([answer.status, error.data.code]).toEqual([400, "BAD_REQUEST"]);
    expect(error.message).toMatch(/^The request does not have the expected shape\.\n✖ an id is/);
    expect(error.message).toMatch(/at plan\.tasks\[0\]\.id/);
  });

  test("the word before a token may be written in any case", async () => {
    expect((await ask("/api/trpc/plan.list", { headers: { authorization: `bearer ${server.tokens.owner}` } })).status).toBe(200);
  });

  test("more than twenty calls in one request are refused", async () => {
    const names = Array.from({ length: 21 }, () => "plan.list").join(",");
    expect((await ask(`/api/trpc/${names}?batch=1&input=%7B%7D`, { headers: owner() })).status).toBe(400);
  });

  test("an unknown path of the API is 404 as JSON, and a known one with another method 405", async () => {
    const unknown = await ask("/api/nothing", { headers: owner() });
    expect([unknown.status, unknown.headers["content-type"]]).toEqual([404, "application/json; charset=utf-8"]);
    expect((await ask("/api/session", { headers: owner() })).status).toBe(405);
    expect((await ask("/api/trpc/no.such", { headers: owner() })).status).toBe(404);
  });

  test.each(["..%2F..%2Fetc", "%2e%2e", "a#1", "a%00%231", "..%231%2f..", "a%231%2F..%2F..%2Fserver.json"])("an attempt called %s names no file", async (attempt) => {
    const run = "00000000-0000-4000-8000-000000000000";
    expect((await ask(`/api/logs/${run}/${attempt}`, { headers: owner() })).status).toBe(404);
    expect((await ask(`/api/artifacts/${run}/a%231/${attempt}`, { headers: owner() })).status).toBe(404);
  });
});

describe("every answer", () => {
  test.each(["/livez", "/api/nothing", "/", "/api/trpc/plan.list"])("%s carries the headers against sniffing, framing and leaking", async (path) => {
    const { headers } = await ask(path);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer" });
    expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/);
  });
});

test("the server says that it lives and that it is ready", async () => {
  expect((await ask("/livez")).status).toBe(200);
  const ready = await ask("/readyz");
  expect([ready.status, JSON.parse(ready.body)]).toMatchObject([200, { ready: true, reasons: [], database: true, pendingMigrations: [], disk: { low: false } }]);
});
