import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { makeOrder } from "../testing/make-order.ts";
import { startTestRunner } from "../testing/start-test-runner.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { startTestServer } from "../testing/test-server.ts";

test("the next attempt at a batch begins only once the processes of the one before are gone, and ends it where it still works", async () => {
  const file = join(temporaryFolder(), "said");
  const said = (): string[] => readFileSync(file, { encoding: "utf8", flag: "a+" }).split("\n").filter(Boolean);
  const server = await startTestServer();
  await startTestRunner({ url: server.url, graceMs: 5_000 });
  const first = makeOrder({ command: `trap 'sleep 0.5; echo first ends >> ${file}; exit 0' TERM; echo first begins >> ${file}; while :; do sleep 0.05; done` });
  const second = makeOrder({ fence: { ...first.fence, attempt: first.fence.attempt.replace("#1", "#2"), epoch: 2 }, command: `echo second begins >> ${file}` });
  server.offer(first);
  await vi.waitFor(() => expect(said()).toEqual(["first begins"]), { timeout: 10_000 });
  server.offer(second);
  await server.reportOf(second.fence);
  expect(said()).toEqual(["first begins", "first ends", "second begins"]);
});
