import { expect, test } from "vitest";
import { isLocal, wantsMetricsText } from "./is-local.ts";

const asked = (remoteAddress: string, headers: Record<string, string>) => isLocal({ socket: { remoteAddress }, headers });

test("only a program on this machine that asks this machine itself is local", () => {
  expect(asked("127.0.0.1", { host: "127.0.0.1:4321" })).toBe(true);
  expect(asked("::ffff:127.0.0.1", { host: "localhost:4321" })).toBe(true);
  expect(asked("::1", { host: "[::1]:4321" })).toBe(true);
  expect(asked("10.0.0.7", { host: "localhost:4321" })).toBe(false);
  expect(asked("127.0.0.1", { host: "planloom.example.com" })).toBe(false);
  expect(asked("127.0.0.1", { host: "localhost", "x-forwarded-for": "10.0.0.7" })).toBe(false);
});

test("a browser gets the page of metrics, Prometheus the text", () => {
  const wants = (accept: string, url = "/metrics") => wantsMetricsText({ url, headers: { accept } });
  expect(wants("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1")).toBe(true);
  expect(wants("text/html,application/xhtml+xml,*/*;q=0.8")).toBe(false);
  expect(wants("*/*")).toBe(false);
  expect(wants("text/plain", "/metrics/other")).toBe(false);
});
