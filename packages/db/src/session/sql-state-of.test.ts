import { expect, test } from "vitest";
import { sqlStateOf } from "./sql-state-of.ts";

test.each([
  ["the driver's own error", Object.assign(new Error("x"), { code: "40P01" }), "40P01"],
  ["an error wrapped by Prisma", { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "23505", kind: "UniqueConstraintViolation" } } } }, "23505"],
  ["Prisma's own word for a conflict", { code: "P2034" }, "40001"],
  ["an error with a cause", new Error("outer", { cause: { code: "55P03" } }), "55P03"],
])("finds the state in %s", (_, error, state) => {
  expect(sqlStateOf(error)).toBe(state);
});

test.each([
  ["an error of Node", { code: "EPIPE" }],
  ["an error of Prisma", { code: "P2025" }],
  ["no error", "40001"],
  ["nothing", null],
])("finds none in %s", (_, error) => {
  expect(sqlStateOf(error)).toBeNull();
});

test("comes to an end with an error that is its own cause", () => {
  const error: { cause?: unknown } = {};
  error.cause = error;
  expect(sqlStateOf(error)).toBeNull();
});
