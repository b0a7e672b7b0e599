import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { executeOrder as execute } from "../testing/execute-order.ts";
import { makeOrder } from "../testing/make-order.ts";
import { startTestRunner } from "../testing/start-test-runner.ts";
import { startTestServer } from "../testing/test-server.ts";

test("a command sees the allow-listed and the declared variables, what Planloom says, and nothing else", async () => {
  const { order, log, runner } = await execute(
    { command: "env -0 | sort -z | tr '\\0\\n' '\\n|'", environment: { DECLARED: "yes" }, items: ["one", "two"], notes: "better", index: 2, count: 3 },
    { PATH: process.env.PATH, HOME: "/home/somebody", PLANLOOM_RUNNER_TOKEN: "canary", DATABASE_URL: "canary", SECRET: "canary", NODE_OPTIONS: "" },
  );
  const variables = Object.fromEntries(log.split("\n").filter(Boolean).map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  const { PLANLOOM_MARKER: marker = "", PLANLOOM_INSTRUCTIONS: instructions, PLANLOOM_INPUTS: inputs, PLANLOOM_BRIEF: brief, PLANLOOM_REPORT: reportFile, ...rest } = variables;
  const folder = join(runner.home, "attempts", marker);
  expect({ instructions, inputs }).toEqual({ instructions: join(folder, "instructions.md"), inputs: join(folder, "inputs") });
  expect({ brief, reportFile }).toEqual({ brief: `${folder}.brief.md`, reportFile: `${folder}.said.json` });
  // The shell itself sets these.
  for (const name of ["PWD", "OLDPWD", "SHLVL", "_"]) delete rest[name];
  expect(rest).toEqual({
    PATH: process.env.PATH,
    HOME: "/home/somebody",
    DECLARED: "yes",
    PLANLOOM_RUN: order.fence.run,
    PLANLOOM_TASK: "build",
    PLANLOOM_BATCH: "build",
    PLANLOOM_BATCH_INDEX: "2",
    PLANLOOM_BATCH_COUNT: "3",
    PLANLOOM_BATCH_ITEMS: "one|two",
    PLANLOOM_ATTEMPT_NUMBER: "1",
    PLANLOOM_IDEMPOTENCY_KEY: "key",
    PLANLOOM_NOTES: "better",
    PLANLOOM_RESULTS: "/dev/null",
  });
});

test("what was made from the work of others lies in files, for programs and for people, also where only the acceptance command is left", async () => {
  const { report } = await execute({
    command: null,
    acceptanceCommand: 'cat "$PLANLOOM_PACKET" "${PLANLOOM_PACKET%.json}.md"; exit 3',
    papers: [{ name: "packet", json: '{"open":1}', markdown: "# Met\n" }],
  });
  expect(report?.acceptance).toEqual({ passed: false, code: 3, tail: '{"open":1}# Met\n' });
});

test("declared outputs are handed over: files as they are, values as they were last printed", async () => {
  const { server, report } = await execute({
    command: "printf 'a\\000b' > result.bin; echo '::planloom-output version=1'; echo '::planloom-output version=2'; echo '::planloom-output other=3'",
    outputs: [{ kind: "file", name: "result", path: "result.bin" }, { kind: "value", name: "version" }],
  });
  expect(report).toEqual({
    outcome: { kind: "exited", code: 0 },
    acceptance: null,
    outputs: [{ kind: "file", name: "result", bytes: 3 }, { kind: "value", name: "version", value: "2" }],
    missingOutputs: [], tasks: null, said: null, fault: null, changed: null,
  });
  expect(server.artifacts.get("build#1/result")).toEqual(Buffer.from("a\0b"));
});

test("outputs that are not there, or not regular files inside the directory, are missing", async () => {
  const { server, report, log } = await execute({
    command: "ln -s /etc/hostname link; ln -s /etc folder; mkfifo pipe; mkdir directory",
    outputs: [
      { kind: "value", name: "version" },
      ...["absent", "link", "folder/hostname", "pipe", "directory", "../../../../etc/hostname"].map((path, index) => ({ kind: "file" as const, name: `file${index}`, path })),
    ],
  });
  expect(report).toMatchObject({ outputs: [], missingOutputs: ["version", "file0", "file1", "file2", "file3", "file4", "file5"], tasks: null });
  expect([...server.artifacts]).toEqual([]);
  expect(log).toContain("version: no line");
});

test("what earlier tasks hand over lies in files and variables, large values by their path", async () => {
  const server = await startTestServer();
  const runner = await startTestRunner({ url: server.url });
  server.artifacts.set("design#1/schema", Buffer.from("file content"));
  const large = "x".repeat(20_000);
  const order = makeOrder({
    command: 'cat "$PLANLOOM_INPUT_DESIGN_SCHEMA" "$PLANLOOM_INPUTS/design/api-url"; echo " $PLANLOOM_INPUT_DESIGN_API_URL"; wc -c < "$PLANLOOM_INPUT_DESIGN_LARGE"; wc -c < "$PLANLOOM_NOTES"',
    notes: "n".repeat(17_000),
    inputs: [
      { kind: "file", task: "design", name: "schema", attempt: "design#1", bytes: 12 },
      { kind: "value", task: "design", name: "api-url", value: "http://api" },
      { kind: "value", task: "design", name: "large", value: large },
    ],
  });
  server.offer(order);
  expect(await server.reportOf(order.fence)).toMatchObject({ outcome: { kind: "exited", code: 0 } });
  expect(server.logs.textOf(order.fence)).toBe("file contenthttp://api http://api\n20000\n17000\n");
  await server.until(() => server.heartbeats.at(-1)?.length === 0);
  expect(readdirSync(join(runner.home, "attempts"))).toEqual([]);
});

test("an input that the server no longer has is an error that names it", async () => {
  const { report } = await execute({ inputs: [{ kind: "file", task: "design", name: "schema", attempt: "design#1", bytes: 12 }] });
  expect(report.outcome).toMatchObject({ kind: "error", message: expect.stringContaining("schema of task design") });
});

test("an input whose name would lead out of its folder is refused", async () => {
  const { report } = await execute({ inputs: [{ kind: "value", task: "../..", name: "schema", value: "x" }] });
  expect(report.outcome).toMatchObject({ kind: "error", message: expect.stringContaining("cannot be a file name") });
});

test("a secret is kept out of the log, the values and the report, also where two writes cut it in half", async () => {
  const { report, log } = await execute({
    environment: { SECRET: "s3cr3t/value" },
    mask: ["s3cr3t/value"],
    command: 'printf "%s" s3cr3t/; sleep 0.05; printf "value %s\\n" "$SECRET" >&2; echo "value $(printf %s "$SECRET" | base64)"; echo "::planloom-output token=$SECRET"',
    acceptanceCommand: 'echo "$SECRET"',
    outputs: [{ kind: "value", name: "token" }],
  });
  expect(log).not.toContain("value czNj");
  expect(`${log} ${JSON.stringify(report)}`).not.toContain("s3cr3t/value");
  expect(report).toMatchObject({ acceptance: { tail: "***\n" }, outputs: [{ value: "***" }] });
});

test("a secret too short to be kept out is an error that does not tell it", async () => {
  const { report, log } = await execute({ mask: ["pass"], command: "echo pass" });
  expect(report.outcome).toEqual({ kind: "error", message: "A secret has fewer than 6 characters and cannot be kept out of the log. Choose a longer one." });
  expect(log).not.toContain("pass");
});

test("the acceptance command runs after a success, and its last characters are reported", async () => {
  const { report, log } = await execute({ command: "printf work", acceptanceCommand: "seq 1 3000; echo no >&2; exit 3" });
  expect(report).toMatchObject({ outcome: { kind: "exited", code: 0 }, acceptance: { passed: false, code: 3 } });
  expect(report.acceptance?.tail).toHaveLength(4_000);
  expect(report.acceptance?.tail).toMatch(/3000\n/);
  expect(log).toMatch(/^work\n── acceptance: seq 1 3000; .* ──\n1\n2\n/);
});

test("the acceptance command does not run after a failure", async () => {
  const { report } = await execute({ command: "exit 2", acceptanceCommand: "true" });
  expect(report).toEqual({ outcome: { kind: "exited", code: 2 }, acceptance: null, outputs: [], missingOutputs: [], tasks: null, said: null, fault: null, changed: null });
});

test("where a person did the work, only the acceptance command runs", async () => {
  const { report } = await execute({ command: null, acceptanceCommand: "echo fine" });
  expect(report).toEqual({ outcome: { kind: "exited", code: 0 }, acceptance: { passed: true, code: 0, tail: "fine\n" }, outputs: [], missingOutputs: [], tasks: null, said: null, fault: null, changed: null });
});

test("a plan's directory that is not there is an error that names it", async () => {
  const { report, runner } = await execute({ directory: "nowhere" });
  expect(report.outcome).toEqual({ kind: "error", message: `The plan works in ${join(runner.root, "nowhere")}, which does not exist on this runner.` });
});

test("concurrent attempts of one run share one copy of the directory, which itself stays as it is", async () => {
  const server = await startTestServer();
  const runner = await startTestRunner({ url: server.url });
  writeFileSync(join(runner.root, "seed"), "seed");
  const first = makeOrder({ directory: ".", directoryMode: "copy", command: "cat seed; echo a > a; pwd" });
  const second = makeOrder({ ...first, fence: { ...first.fence, attempt: "test#1", epoch: 2 }, command: "cat seed; while [ ! -e a ]; do sleep 0.02; done; echo; pwd" });
  server.offer(first, second);
  await Promise.all([server.reportOf(first.fence), server.reportOf(second.fence)]);
  const copy = join(runner.home, "work", first.fence.run);
  expect(server.logs.textOf(first.fence)).toBe(`seed${copy}\n`);
  expect(server.logs.textOf(second.fence)).toBe(`seed\n${copy}\n`);
  expect(readdirSync(runner.root)).toEqual(["seed"]);
});

test("a log arrives whole and in order, however it is cut and whatever is in it", async () => {
  const { log } = await execute({ command: "seq 1 20000; printf 'ä\\000ö🚀\\n'; seq 1 20000" });
  const numbers = Array.from({ length: 20_000 }, (_, index) => `${index + 1}\n`).join("");
  expect(log === `${numbers}äö🚀\n${numbers}`).toBe(true);
});

test.each([
  ["exit 75", 60],
  ["echo '::planloom-output retry-after=120'; exit 75", 120],
  ["echo '::planloom-output retry-after=soon'; exit 75", 60],
  ["echo '::planloom-output retry-after='; exit 75", 60],
  ["echo '::planloom-output retry-after=0'; exit 75", 1],
  ["echo '::planloom-output retry-after=1e12'; exit 75", 604_800],
])("a command that is turned away is no failure: %s", async (command, retryAfterSeconds) => {
  expect((await execute({ command })).report.outcome).toEqual({ kind: "rate-limited", retryAfterSeconds });
});

test("what a task returns is in its report, and nothing where it may return none", async () => {
  const command = 'echo \'{"tasks":[]}\' > "${PLANLOOM_TASKS:-/dev/null}"';
  expect((await execute({ command, expands: true })).report.tasks).toBe('{"tasks":[]}\n');
  expect((await execute({ command })).report.tasks).toBeNull();
});

test.each([
  ["more than can be returned", 'head -c 300000 /dev/zero > "$PLANLOOM_TASKS"', "262144"],
  ["a pipe instead of a file", 'mkfifo "$PLANLOOM_TASKS"', "not a regular file"],
])("a task that returns %s has failed its check, with the reason as notes", async (_name, command, reason) => {
  const { report } = await execute({ command, expands: true });
  expect(report).toMatchObject({ outcome: { kind: "exited", code: 0 }, acceptance: { passed: false, code: 1, tail: expect.stringContaining(reason) }, tasks: null });
});
