import { expect, test } from "vitest";
import { unavailabilityOf } from "./unavailability.ts";

test.each([
  ["a refused connection", { code: "P1001", meta: { driverAdapterError: { cause: { kind: "DatabaseNotReachable" } } } }, "away"],
  ["a refused connection of a raw query", { code: "P2010", meta: { driverAdapterError: { cause: { kind: "DatabaseNotReachable" } } } }, "away"],
  ["a connection that PostgreSQL ended", { code: "P2039", meta: { driverAdapterError: { cause: { originalCode: "57P01" } } } }, "away"],
  ["a connection that broke", new Error("Connection terminated unexpectedly"), "away"],
  ["an answer that never came", new Error("Query read timeout"), "away"],
  ["a standby", { code: "25006" }, "away"],
  ["a pool without a free connection", new Error("timeout exceeded when trying to connect"), "busy"],
  ["a transaction that took too long", { code: "P2028" }, "busy"],
  ["a lock that somebody else holds", { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "55P03" } } } }, "busy"],
  ["a deadlock that came again and again", { code: "P2034" }, "busy"],
  ["a full disk", { code: "53100" }, "full"],
])("%s passes", (_, error, expected) => {
  expect(unavailabilityOf(error)).toBe(expected);
});

test.each([
  ["a row that is there already", { code: "23505" }],
  ["a value that fits no column", { code: "22003" }],
  ["a file that is not there", Object.assign(new Error("no such file"), { code: "ENOENT" })],
  ["a mistake of ours", new TypeError("x is not a function")],
  ["nothing", null],
])("%s does not", (_, error) => {
  expect(unavailabilityOf(error)).toBeNull();
});
