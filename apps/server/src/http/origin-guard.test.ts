import { describe, expect, test } from "vitest";
import { crossSiteRefusal } from "./origin-guard.ts";

const host = "127.0.0.1:4321";
const asked = (method: string, headers: Record<string, string>, path = "/api/trpc/run.start") => crossSiteRefusal({ method, path, headers: { host, ...headers } });

describe("crossSiteRefusal", () => {
  test("lets our own page change things", () => {
    expect(asked("POST", { origin: `http://${host}`, "sec-fetch-site": "same-origin", cookie: "a=b" })).toBeNull();
  });

  test.each(["https://attacker.example", "http://127.0.0.1:4322", "http://localhost:4321", "null", "file://"])("refuses a change that a page of %s asks for", (origin) => {
    expect(asked("POST", { origin })).toMatch(/another site/i);
  });

  test.each(["cross-site", "same-site"])("refuses a change that a browser calls %s, whatever else it says", (site) => {
    expect(asked("POST", { "sec-fetch-site": site, authorization: "Bearer x" })).toMatch(/another site/i);
  });

  test("lets a program with a token change things without saying where it comes from", () => {
    expect(asked("POST", { authorization: "Bearer x" })).toBeNull();
  });

  test("refuses a change with a cookie and no origin", () => {
    expect(asked("POST", { cookie: "planloom_session=x" })).toMatch(/Origin/);
  });

  test("refuses an event stream to another site", () => {
    expect(asked("GET", { origin: "http://127.0.0.1:5000" }, "/api/trpc/run.watch")).not.toBeNull();
    expect(asked("GET", { "sec-fetch-site": "same-site", accept: "text/event-stream" }, "/api/other")).not.toBeNull();
  });

  test("lets another site link to a page", () => {
    expect(asked("GET", { "sec-fetch-site": "cross-site" }, "/runs")).toBeNull();
  });
});
