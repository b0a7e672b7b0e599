import { once } from "node:events";
import { createServer } from "node:http";
import type { RunSummary } from "@planloom/api";
import { runId } from "@planloom/scheduler";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Client, connect } from "./connect.ts";
import { findRun } from "./find-run.ts";

const ID = "018f0000-0000-7000-8000-000000000007";
const RUN: RunSummary = {
  id: runId(ID),
  number: 7,
  planId: "plan",
  planName: "Plan",
  revision: 1,
  status: "running",
  startedBy: "ann",
  createdAt: 0,
  startedAt: 0,
  endedAt: null,
  batches: 1,
  done: 0,
  waitingForPerson: 0,
};

/** A client of a server that has run 7 and nothing else, and what that is asked. */
async function startServer(): Promise<{ readonly client: Client; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const data = path.startsWith("/api/trpc/run.get") ? { summary: RUN } : { runs: [RUN], more: false };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ result: { data } }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { client: connect({ url: `http://127.0.0.1:${address.port}`, token: "token" }), asked };
}

describe("a run", () => {
  test.each([["nothing", undefined], ["its number", "7"], ["its number as screens write it", "#7"], ["its id", ID]])("is found by %s", async (_, named) => {
    expect(await findRun((await startServer()).client, named)).toEqual(RUN);
  });

  test.each(["8", "0", "-1", "abc", "99999999999", "018f-no-id", ""])("is not found by %j, which is said in words", async (named) => {
    await expect(findRun((await startServer()).client, named)).rejects.toThrow(`There is no run ${named}.`);
  });

  test("is not asked for where its name can be none", async () => {
    const { client, asked } = await startServer();
    await findRun(client, "abc").catch(() => undefined);
    expect(asked).toEqual([]);
  });
});
