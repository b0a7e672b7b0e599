import { flushCompileCache } from "node:module";
import { pino } from "pino";
import { readConfig } from "./config.ts";
import { startServer } from "./start-server.ts";

const config = readConfig(process.env);
const logger = pino({ level: config.logLevel, base: { pid: process.pid }, redact: ["token", "secret", "*.token", "*.secret", "*.headers"] });

const starting = startServer(config, logger);
// Where `NODE_COMPILE_CACHE` names a folder, the next start needs no compiler, even after a kill -9.
void starting.then(() => flushCompileCache(), () => undefined);
let signals = 0;
let stopping = false;

/** Stops in order, once; a start under way is let finish first, so that nothing of it is left behind. */
const end = async (code: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  logger.info("stopping");
  await starting.then((server) => server.stop(), () => undefined);
  logger.info("stopped");
  process.exit(code);
};

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    signals += 1;
    if (signals > 1) process.exit(130);
    void end(0);
  });
}
process.on("disconnect", () => void end(0));
process.on("unhandledRejection", (error) => logger.error({ err: error }, "a promise was rejected and nobody looked"));

try {
  const { url, link } = await starting;
  logger.info({ url }, "ready");
  if (process.send === undefined) process.stdout.write(`${link}\n`);
  else process.send({ type: "ready", url, link });
} catch (error) {
  logger.fatal({ err: error }, "the server could not be started");
  await end(1);
}
