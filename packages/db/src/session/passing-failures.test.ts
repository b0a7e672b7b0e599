import { expect, test } from "vitest";
import { isConflict, isConnectionLoss } from "./passing-failures.ts";
import { retryWhile } from "./retry-while.ts";

test.each([["40001", true, false], ["40P01", true, false], ["57P01", false, true], ["08006", false, true], ["23505", false, false], ["55P03", false, false]])(
  "state %s: conflict %s, connection lost %s",
  (code, conflict, lost) => {
    expect(isConflict({ code })).toBe(conflict);
    expect(isConnectionLoss({ code })).toBe(lost);
  },
);

test("a connection that is just gone is known as lost although the driver gives no state", () => {
  expect(isConnectionLoss(new Error("Connection terminated unexpectedly"))).toBe(true);
  expect(isConnectionLoss(new Error("no such table"))).toBe(false);
});

test("work is tried as often as allowed while its failures pass, and the last one is thrown", async () => {
  let tries = 0;
  const work = (): Promise<never> => {
    tries += 1;
    return Promise.reject(new Error(`try ${tries}`));
  };
  await expect(retryWhile(work, { attempts: 3, isPassing: () => true })).rejects.toThrow("try 3");
  await expect(retryWhile(work, { attempts: 3, isPassing: () => false })).rejects.toThrow("try 4");
});
