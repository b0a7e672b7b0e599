import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "./build.ts";
import { freePort } from "./free-port.ts";
import { claimHome } from "./only-one.ts";
import { Part, type PartOptions } from "./part.ts";
import { root } from "./root.ts";
import { step } from "./step.ts";

const DEFAULT_PORT = 4321;
/** Pages are compiled as they are opened and follow the sources. */
const inDevelopment = process.argv.includes("--dev");

interface Ready {
  readonly type: "ready";
  readonly url: string;
  readonly link: string;
}

const isReady = (message: unknown): message is Ready =>
  typeof message === "object" && message !== null && "type" in message && message.type === "ready" && "url" in message && "link" in message;

const home = resolve(root, process.env["PLANLOOM_HOME"] ?? ".planloom");
const logFolder = join(home, "logs");
mkdirSync(logFolder, { recursive: true, mode: 0o700 });
// PostgreSQL may run as another user, who must be able to pass through to its own folder.
chmodSync(home, 0o711);

const holder = claimHome(home);
if (holder !== null) {
  console.error(`Planloom already runs on ${home} (process ${holder}${knownUrl()}).\nStop it first, or set PLANLOOM_HOME to start another one on its own data.`);
  process.exit(1);
}

// A terminal or a pipe that is gone must not end what runs.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

const parts: Part[] = [];
let stopping = false;
/** Whether everything has answered once: from then on one part in trouble ends no other. */
let isUp = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));

try {
  await launch();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

async function launch(): Promise<void> {
  console.log("Planloom");
  if (process.env["PLANLOOM_SKIP_BUILD"] !== "1") await step("Building what changed", () => build(inDevelopment ? ["--filter=@planloom/db"] : []));
  forgetServedPages();
  const wanted = wantedPort(process.env["PLANLOOM_PORT"]);
  const port = await freePort(wanted);
  if (port !== wanted) console.log(`  Port ${wanted} is taken: using ${port}.`);
  const webPort = await freePort(port + 1);

  const server = Promise.withResolvers<Ready>();
  const tokenFile = join(home, "runner-token");
  const url = `http://127.0.0.1:${port}`;
  const first = !existsSync(join(home, "server.json"));

  // What was compiled once starts in half the time.
  const compiled = { NODE_COMPILE_CACHE: join(home, "compile-cache") };
  const serverPart = part("server", ["apps/server/src/main.ts"], {
    env: {
      ...compiled,
      PLANLOOM_HOME: home,
      PLANLOOM_PORT: String(port),
      PLANLOOM_WEB_ORIGIN: `http://127.0.0.1:${webPort}`,
      PLANLOOM_EXAMPLES: join(root, "examples"),
      PLANLOOM_RUNNER_TOKEN_FILE: tokenFile,
      NODE_ENV: "production",
      ...(inDevelopment ? { PLANLOOM_DEV: "1" } : {}),
    },
    stopWithinMs: 20_000,
    onMessage: (message) => {
      if (isReady(message)) server.resolve(message);
    },
  });
  const web = part("web", ["node_modules/next/dist/bin/next", inDevelopment ? "dev" : "start", "apps/web", "-p", String(webPort), "-H", "127.0.0.1"], {
    env: { NODE_ENV: inDevelopment ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1", PLANLOOM_SECRET_KEY: undefined },
    stopWithinMs: 5_000,
  });
  // A runner stays small, so that starting processes stays quick.
  const runner = part("runner", ["--max-semi-space-size=2", "apps/runner/src/main.ts"], {
    env: { PLANLOOM_HOME: home, PLANLOOM_URL: url, PLANLOOM_RUNNER_TOKEN_FILE: tokenFile, PLANLOOM_RUNNER_ROOT: root, PLANLOOM_RUNNER_HOME: join(home, "runner"), ...compiled, DATABASE_URL: undefined, PLANLOOM_SECRET_KEY: undefined },
    stopWithinMs: 20_000,
    // SIGTERM would let it finish its work first, without a server.
    stopSignal: "SIGINT",
  });
  // Stopped from the last to the first.
  parts.push(serverPart, web, runner);
  const ready = await step(first ? "Starting PostgreSQL, server, web and runner on a new data folder" : "Starting PostgreSQL, server, web and runner", async () => {
    serverPart.start();
    web.start();
    const answer = await server.promise;
    runner.start();
    await untilServed(url);
    return answer;
  });
  isUp = true;
  console.log(`\nReady. Open this link; it signs you in once as the owner:\n\n  ${ready.link}\n\nData: ${home}   Stop: Ctrl-C   Another link: npx planloom link\n`);
}

/** Next.js keeps the pages it has served beside those of the build, and prefers them, also after the next build. */
function forgetServedPages(): void {
  rmSync(join(root, "apps", "web", ".next", "server", "route-cache"), { recursive: true, force: true });
}

function wantedPort(text = ""): number {
  if (text === "") return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_000) throw new Error(`PLANLOOM_PORT must be a number from 1 to 65000, not "${text}".`);
  return port;
}

function part(name: string, args: readonly string[], options: Pick<PartOptions, "env" | "stopWithinMs"> & Partial<Pick<PartOptions, "onMessage" | "stopSignal">>): Part {
  return new Part({
    name,
    args,
    cwd: root,
    logFolder,
    onRestart: (what) => console.log(`The ${what} ended unexpectedly and was started again.`),
    onTrouble: (what, tail) => {
      console.error(`The ${what} keeps ending. The end of its log (${join(logFolder, `${what}.log`)}):\n${tail}`);
      if (isUp) console.error("It is started again every minute. The other parts go on, and runs with them.");
      else void stop(1);
    },
    ...options,
  });
}

/** Until the first page comes through, which needs server and web. */
async function untilServed(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answered = await fetch(`${url}/sign-in`).then((response) => response.ok, () => false);
    if (answered) return;
    if (Date.now() > deadline) throw new Error(`The web application did not answer within 60 s. Its log: ${join(logFolder, "web.log")}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

async function stop(code: number): Promise<void> {
  if (stopping) {
    for (const each of parts) each.kill();
    process.exit(code || 130);
  }
  stopping = true;
  if (parts.length > 0) console.log("\nStopping (runner, web, server, database). Once more Ctrl-C ends everything at once.");
  for (const each of parts.toReversed()) await each.stop();
  process.exit(code);
}

function knownUrl(): string {
  try {
    const { url } = JSON.parse(readFileSync(join(home, "server.json"), "utf8")) as { url?: unknown };
    return typeof url === "string" ? `, ${url}` : "";
  } catch {
    return "";
  }
}
