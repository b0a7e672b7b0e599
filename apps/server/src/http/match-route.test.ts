import { describe, expect, test } from "vitest";
import { matchRoute } from "./match-route.ts";

const KEYS = ["GET /livez", "POST /api/session", "DELETE /api/session", "GET /api/logs/:run/:attempt"] as const;

describe("matchRoute", () => {
  test("finds the row with its method, and decodes what stands in the path", () => {
    expect(matchRoute(KEYS, "GET", "/api/logs/7/api.2%233")).toEqual({ key: "GET /api/logs/:run/:attempt", values: { run: "7", attempt: "api.2#3" } });
    expect(matchRoute(KEYS, "DELETE", "/api/session")).toEqual({ key: "DELETE /api/session", values: {} });
  });

  test("says when only the method is wrong", () => {
    expect(matchRoute(KEYS, "PATCH", "/api/session")).toBe("other-method");
  });

  test.each(["/api/logs/7", "/api/logs/7/", "/api/logs/7/8/9", "/api/sessions", "/livez/", "/api/logs/7/%E0%A4%A", "//livez"])("finds nothing at %s", (path) => {
    expect(matchRoute(KEYS, "GET", path)).toBeNull();
  });
});
