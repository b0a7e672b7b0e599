import { TRPCClientError } from "@trpc/client";
import { describe, expect, test } from "vitest";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-code.ts";
import { explainFailure, mayPass } from "./connect.ts";

const answered = (code: string): TRPCClientError<never> =>
  TRPCClientError.from({ error: { message: "said so", code: -32_000, data: { code, httpStatus: 500 } } } as never);
const silent = TRPCClientError.from(new Error("fetch failed"));

describe("a failed call", () => {
  test.each([
    ["nobody answered", silent, EXIT.noServer],
    ["the server does not know us", answered("UNAUTHORIZED"), EXIT.noServer],
    ["the database is away", answered("SERVICE_UNAVAILABLE"), EXIT.noServer],
    ["the server has a fault", answered("INTERNAL_SERVER_ERROR"), EXIT.noServer],
    ["there is no such run", answered("NOT_FOUND"), EXIT.wrongInput],
  ])("ends with the exit code that says whose matter it is, where %s", (_, error, exitCode) => {
    const explained = explainFailure(error, "http://here");
    expect(explained).toBeInstanceOf(CliError);
    expect(explained).toMatchObject({ exitCode });
  });

  test("is waited out only where it may pass", () => {
    expect([silent, answered("SERVICE_UNAVAILABLE")].map(mayPass)).toEqual([true, true]);
    expect([answered("NOT_FOUND"), answered("UNAUTHORIZED"), new Error("a mistake of ours")].map(mayPass)).toEqual([false, false, false]);
  });
});
