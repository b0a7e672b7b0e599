import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { executeOrder } from "../testing/execute-order.ts";
import { makeOrder } from "../testing/make-order.ts";
import { startTestRunner } from "../testing/start-test-runner.ts";
import { startTestServer } from "../testing/test-server.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

test("the files that a command changed are reported, also where it failed, and none that its check changed", async () => {
  const server = await startTestServer();
  const root = temporaryFolder();
  writeFileSync(join(root, "old"), "old");
  await startTestRunner({ url: server.url, root });
  const order = makeOrder({ directory: ".", watchesFiles: true, command: "rm old; mkdir -p src; echo new > src/new", acceptanceCommand: "echo check > checked" });
  server.offer(order);
  expect(await server.reportOf(order.fence)).toMatchObject({ acceptance: { passed: true }, changed: { files: ["old", "src/new"], more: 0 } });
  const failing = makeOrder({ directory: ".", watchesFiles: true, command: "echo more >> src/new; exit 3" });
  server.offer(failing);
  expect(await server.reportOf(failing.fence)).toMatchObject({ outcome: { code: 3 }, changed: { files: ["src/new"] } });
});

test("the folder of the runner itself is left out, where the plan works around it", async () => {
  const server = await startTestServer();
  const root = temporaryFolder();
  mkdirSync(join(root, "home"));
  await startTestRunner({ url: server.url, root, home: join(root, "home") });
  const order = makeOrder({ directory: ".", watchesFiles: true, command: "echo new > new" });
  server.offer(order);
  expect((await server.reportOf(order.fence)).changed).toEqual({ files: ["new"], more: 0 });
});

test("nobody looks where nobody asked to", async () => {
  expect((await executeOrder({ watchesFiles: false, command: "echo new > new" })).report.changed).toBeNull();
  expect((await executeOrder({ watchesFiles: true, command: null, acceptanceCommand: "echo new > new" })).report.changed).toBeNull();
});

test("the name of a file tells no secret", async () => {
  const { report } = await executeOrder({ watchesFiles: true, environment: { SECRET: "s3cr3t-value" }, mask: ["s3cr3t-value"], command: 'echo new > "a-$SECRET"' });
  expect(report.changed).toEqual({ files: ["a-***"], more: 0 });
});
