import { flushCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";
import { readConfig } from "./config.ts";
import { messageOf, openJournal } from "./journal.ts";
import { readVersion } from "./read-version.ts";
import { startRunner } from "./start-runner.ts";

/** How long the processes of the attempts may take to be killed when it has to be quick. */
const EXIT_WITHIN_MS = 1_000;

// Eight commands that print without end leave 130 MB behind instead of 240: the heap is collected sooner, not later.
setFlagsFromString("--heap-growing-percent=30");
const journal = openJournal();
const runner = await start();
// Where `NODE_COMPILE_CACHE` names a folder, the next start needs no compiler and 30 MB less, even after a kill -9.
flushCompileCache();
let isDraining = false;
let isStopping = false;

process.on("SIGTERM", () => (isDraining ? endAtOnce() : void drain()));
process.on("SIGQUIT", endAtOnce);
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => (isStopping ? endAtOnce() : void stop(0)));
// The launcher that started this runner is gone.
process.on("disconnect", () => void stop(0));
// Whatever went wrong, no process of an attempt may stay behind without a runner.
process.on("uncaughtException", (error) => {
  journal(`Unexpected: ${error.stack ?? error.message}`);
  void stop(1);
});

async function start(): ReturnType<typeof startRunner> {
  try {
    return await startRunner({ config: readConfig(process.env), inherited: process.env, version: readVersion(), journal });
  } catch (error) {
    journal(`The runner cannot start. ${messageOf(error)}`);
    process.exit(1);
  }
}

/** What runs may finish. */
async function drain(): Promise<void> {
  isDraining = true;
  if (isStopping) return;
  journal("Nothing new is taken, and the runner ends once what runs here is over. Once more ends it at once.");
  await runner.drain();
  process.exit(0);
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  journal("Stopping: all attempts are ended. Once more ends them at once.");
  await runner.stop();
  process.exit(code);
}

/** No more grace for anybody. What then still hangs is swept by the next start. */
function endAtOnce(): void {
  runner.hurry();
  void stop(0);
  setTimeout(() => process.exit(1), EXIT_WITHIN_MS);
}
