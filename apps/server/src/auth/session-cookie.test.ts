import { expect, test } from "vitest";
import { endedSessionCookie, readSessionCookie, sessionCookie } from "./session-cookie.ts";

test("a session cookie is out of reach of scripts and of other sites", () => {
  expect(sessionCookie("s3", false)).toBe("planloom_session=s3; Max-Age=2592000; Path=/; HttpOnly; SameSite=Strict");
  expect(sessionCookie("s3", true)).toMatch(/; Secure$/);
  expect(endedSessionCookie()).toMatch(/^planloom_session=; Max-Age=0;/);
});

test("the session is found among other cookies, and nowhere else", () => {
  expect(readSessionCookie("a=b; planloom_session=s3; c=d")).toBe("s3");
  expect(readSessionCookie("xplanloom_session=s3")).toBeNull();
  expect(readSessionCookie("planloom_session=")).toBeNull();
  expect(readSessionCookie(undefined)).toBeNull();
});
