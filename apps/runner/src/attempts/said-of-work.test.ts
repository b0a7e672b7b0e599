import { expect, test } from "vitest";
import { executeOrder } from "../testing/execute-order.ts";
import { makeOrder } from "../testing/make-order.ts";
import { startTestRunner } from "../testing/start-test-runner.ts";
import { startTestServer } from "../testing/test-server.ts";

const LEFT = `echo '{"summary":"left"}' > "$PLANLOOM_REPORT"`;
const PRINTED = `printf '\\140\\140\\140planloom-report\\r\\n{"summary":"printed"}\\r\\n\\140\\140\\140\\n'`;

test("a command finds its brief in a file", async () => {
  const { log } = await executeOrder({ brief: "# Build\n\nAll of it.\n", command: 'cat "$PLANLOOM_BRIEF"' });
  expect(log).toBe("# Build\n\nAll of it.\n");
});

test("a report that is left as a file counts before one that is printed", async () => {
  expect((await executeOrder({ command: `${PRINTED}; ${LEFT}` })).report).toMatchObject({ said: '{"summary":"left"}\n', fault: null });
  expect((await executeOrder({ command: PRINTED })).report).toMatchObject({ said: '{"summary":"printed"}', fault: null });
  expect((await executeOrder({ command: `${PRINTED} >&2` })).report).toMatchObject({ said: null, fault: null });
});

test("a command that fails says what it has to say all the same", async () => {
  const { report } = await executeOrder({ command: `${LEFT}; exit 3` });
  expect(report).toMatchObject({ outcome: { kind: "exited", code: 3 }, said: '{"summary":"left"}\n' });
});

test("a command that is stopped, or takes too long, has said what it said before", async () => {
  const server = await startTestServer();
  await startTestRunner({ url: server.url });
  const slow = makeOrder({ command: `${LEFT}; echo ready; sleep 60`, timeoutMinutes: 0.01 });
  server.offer(slow);
  expect(await server.reportOf(slow.fence)).toMatchObject({ outcome: { kind: "timed-out" }, said: '{"summary":"left"}\n' });
  const stopped = makeOrder({ command: `${LEFT}; echo ready; sleep 60` });
  server.offer(stopped);
  await server.until(() => server.logs.textOf(stopped.fence).includes("ready"));
  server.stopping = [stopped.fence];
  expect(await server.reportOf(stopped.fence)).toMatchObject({ outcome: { kind: "stopped" }, said: '{"summary":"left"}\n' });
});

test("what cannot be read as a text is a fault of the report and no failure of the work", async () => {
  for (const [command, why] of [
    ['mkfifo "$PLANLOOM_REPORT"', "$PLANLOOM_REPORT is not a regular file"],
    ['ln -s /dev/zero "$PLANLOOM_REPORT"', "$PLANLOOM_REPORT is a link"],
    ['head -c 300000 /dev/zero > "$PLANLOOM_REPORT"', "has 300000 bytes; at most 262144 are read"],
    [`printf '\\140\\140\\140planloom-report\\n'; head -c 300000 /dev/zero | tr '\\0' x`, "more than 262144 characters"],
  ] as const) {
    expect((await executeOrder({ command })).report).toMatchObject({ outcome: { kind: "exited", code: 0 }, said: null, fault: expect.stringContaining(why) });
  }
});

test("a secret is kept out of a report, left or printed", async () => {
  const secret = { environment: { SECRET: "s3cr3t/value" }, mask: ["s3cr3t/value"] };
  const left = await executeOrder({ ...secret, command: 'echo "{\\"summary\\":\\"$SECRET\\"}" > "$PLANLOOM_REPORT"' });
  expect(left.report.said).toBe('{"summary":"***"}\n');
  const printed = await executeOrder({ ...secret, command: `printf '\\140\\140\\140planloom-report\\n{"summary":"'; printf 's3cr3t/'; sleep 0.05; printf 'value"}\\n'` });
  expect(printed.report.said).toBe('{"summary":"***"}');
});

test("nothing is reported of the work where only its acceptance command is run", async () => {
  expect((await executeOrder({ command: null, acceptanceCommand: LEFT })).report).toMatchObject({ said: null, fault: null });
});
