import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { importExamples } from "./import-examples.ts";

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), "planloom-examples-"));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test("plan files are put in with the folder they mean, and one that is no plan keeps no other out", async () => {
  await writeFile(join(folder, "a.yaml"), "planloom: 1\nname: Good\nsettings: { directory: app }\ntasks: [{ id: a, title: A }]\n");
  await writeFile(join(folder, "b.yaml"), "name: [broken\n");
  await writeFile(join(folder, "notes.txt"), "not a plan\n");
  await importExamples(server.db, { workspaceId: server.workspaceId, folder, logger: pino({ level: "silent" }) });
  const [only, ...others] = await server.useCases.plans.list();
  expect([only?.name, others]).toEqual(["Good", []]);
  const { plan } = await server.useCases.plans.get({ id: only?.id ?? "" });
  expect(plan.settings.directory).toBe(join(folder, "app"));
});
