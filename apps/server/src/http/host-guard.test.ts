import { describe, expect, test } from "vitest";
import { hostGuard } from "./host-guard.ts";

describe("hostGuard", () => {
  const isAllowed = hostGuard(["planloom.example.com", "build-box:8443"]);

  test.each(["localhost:4321", "127.0.0.1:4321", "[::1]:4321", "LOCALHOST:4321"])("lets the loopback name %s in on our port", (host) => {
    expect(isAllowed(host, 4321)).toBe(true);
  });

  test.each(["localhost", "localhost:80", "127.0.0.1:9999"])("refuses the loopback name %s on another port", (host) => {
    expect(isAllowed(host, 4321)).toBe(false);
  });

  test.each(["planloom.example.com", "planloom.example.com:443", "build-box:8443"])("lets the configured name %s in", (host) => {
    expect(isAllowed(host, 4321)).toBe(true);
  });

  test.each([undefined, "", "attacker.example:4321", "127.0.0.1.attacker.example:4321", "localhost:4321.attacker.example", "build-box:9", "user@localhost:4321", "localhost :4321"])(
    "refuses %s, which a page of another site could make a browser send",
    (host) => {
      expect(isAllowed(host, 4321)).toBe(false);
    },
  );
});
