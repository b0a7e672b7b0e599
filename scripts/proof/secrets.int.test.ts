import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { agentId, emptyPlan, newTask, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { attendRun } from "./attend-run.ts";
import { startStack, type Stack } from "./stack.ts";

const USED = "s3cr3t-deploy-Key/with+signs";
const OTHER = "only-masked-never-given";
const KEY_LINES = "-----BEGIN KEY-----\nTUlJRXZRSUJBREFO\nQmdrcWhr\n-----END KEY-----\n";
/** What gives them away wherever it stands: as they are, and what base64 makes of them alone after 0, 1 and 2 bytes. */
const TRACES = [USED, OTHER, "TUlJRXZRSUJBREFO", "QmdrcWhr", ...[USED, OTHER].flatMap((secret) => [0, 1, 2].map((before) => base64After(secret, before)))];

/** Prints what it gets in every way that comes to mind, slowly enough to be watched. */
const COMMAND = String.raw`
echo "plain $USED"
printf 'pieces s3cr3t-'; sleep 0.3; printf 'deploy-Key/'; sleep 0.3; printf 'with+signs\n'
for before in '' x xx; do printf '%s%s' "$before" "$USED" | base64; done
echo "$KEY_LINES" | sed 's/^/> /'
echo "$USED" >&2
printf 'only-masked'; sleep 0.3; echo '-never-given'
echo "::planloom-output leaked=$USED"
echo done-${"$"}{#USED}`;

test("secrets that a task prints plainly, in pieces, line by line or as base64 are in no log, stream, report, database or backup, and the task has them", async () => {
  const stack = await startStack({ lostAfterMs: 10_000, capacity: 2 });
  try {
    for (const [name, value] of Object.entries({ USED, OTHER, KEY_LINES })) await stack.api.change("secret.set", { name, value });
    const plan = emptyPlan("Secrets");
    const run = await stack.api.run({
      ...plan,
      agents: plan.agents.map((agent) => (agent.id === "shell" ? { ...agent, secrets: ["KEY_LINES"] } : agent)),
      tasks: [
        {
          ...newTask(taskId("prints"), "Prints"),
          agent: agentId("shell"),
          secrets: ["USED"],
          command: COMMAND,
          outputs: [{ kind: "value", name: "leaked" }],
          acceptance: { command: 'echo "accepted with $USED"; [ -z "$OTHER" ] && [ "$(printf %s "$KEY_LINES" | wc -l)" -ge 3 ]', criteria: [], policy: "command" },
        },
      ],
    });
    const live = watch(stack, run);
    expect((await attendRun(stack.api, run, { pauses: false, withinMs: 60_000 })).status).toBe("accepted");
    const log = readFileSync(join(stack.home, "runs", run, "logs", "prints#1.log"), "utf8");
    expect(log).toContain(`done-${USED.length}\n`);
    expect(log).toContain("plain ***\npieces ***\n");
    expect(log).toContain("> ***\n");
    await expect.poll(() => live.text(), { timeout: 10_000 }).toContain(`done-${USED.length}`);
    live.stop();
    const backup = gunzipSync(await fetched(stack, "/api/backup?files=1")).toString("latin1");
    expect(backup).toContain("secret");
    const told = [await fetched(stack, `/api/trpc/run.get?input=${encodeURIComponent(JSON.stringify({ run }))}`), await fetched(stack, "/api/trpc/secret.list")].join("\n");
    expect(told).toContain("OTHER");
    const found = Object.entries({ log, live: live.text(), backup, told, ...filesBelow(stack.home) }).flatMap(([where, text]) => TRACES.filter((trace) => text.includes(trace)).map((trace) => `${trace} in ${where}`));
    expect(found).toEqual([]);
    expect(statSync(join(stack.home, "secret-key")).mode & 0o777).toBe(0o600);
  } finally {
    await stack.stop();
  }
}, 120_000);

function base64After(secret: string, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]).toString("base64");
  return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + secret.length) * 8) / 6));
}

const headers = ({ home }: Stack): Record<string, string> => ({ authorization: `Bearer ${(JSON.parse(readFileSync(join(home, "server.json"), "utf8")) as { token: string }).token}` });

async function fetched(stack: Stack, path: string): Promise<Buffer> {
  const response = await fetch(`${stack.url}${path}`, { headers: headers(stack) });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** What a browser that has the log open is sent. */
function watch(stack: Stack, run: string): { text(): string; stop(): void } {
  const closing = new AbortController();
  let text = "";
  const read = async (): Promise<void> => {
    const input = encodeURIComponent(JSON.stringify({ run, afterSeq: 0, log: { attempt: "prints#1", fromByte: 0 } }));
    const response = await fetch(`${stack.url}/api/trpc/run.watch?input=${input}`, { headers: { ...headers(stack), accept: "text/event-stream" }, signal: closing.signal });
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk;
  };
  void read().catch((error: unknown) => {
    if (!closing.signal.aborted) text += String(error);
  });
  return { text: () => text, stop: () => closing.abort() };
}

/** Everything on the disk of the server, its PostgreSQL and the runner, by path. */
function filesBelow(folder: string): Record<string, string> {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  const found = entries.map((entry): Record<string, string> => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    const text = entry.isFile() && entry.name !== "postgres-ballast" ? unlessGone(() => readFileSync(path, "latin1")) : null;
    return text === null ? {} : { [path]: text };
  });
  return Object.assign({}, ...found);
}

/** Those who are at work remove files while others look: what is gone gives nothing away. */
function unlessGone<Found>(look: () => Found): Found | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
