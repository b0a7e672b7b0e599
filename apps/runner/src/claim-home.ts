import { createHash } from "node:crypto";
import { realpath } from "node:fs/promises";
import { createServer } from "node:net";
import type { Journal } from "./journal.ts";
import { pause } from "./pause.ts";

const ASK_EVERY_MS = 100;

/** Lets go of what was claimed. */
export type Release = () => Promise<void>;

/**
 * Makes sure that no other process uses the folder as its runner home, and waits until one that does is gone: it would
 * sweep the processes of this one. The claim is a socket without a file, which the system takes back however the
 * process ends. Only Linux has those; elsewhere nothing is claimed.
 */
export async function claimHome(home: string, journal: Journal): Promise<Release> {
  if (process.platform !== "linux") return async () => undefined;
  const name = `\0planloom-runner-${createHash("sha256").update(await realpath(home)).digest("hex")}`;
  for (let isTold = false; ; isTold = true) {
    const release = await listen(name);
    if (release !== null) return release;
    if (!isTold) journal(`Another runner uses ${home}; waiting until it is gone.`);
    await pause(ASK_EVERY_MS);
  }
}

async function listen(name: string): Promise<Release | null> {
  const server = createServer((socket) => socket.destroy());
  return await new Promise((resolve, reject) => {
    server.once("error", (error) => ("code" in error && error.code === "EADDRINUSE" ? resolve(null) : reject(error)));
    server.listen(name, () => resolve(() => new Promise((closed) => server.close(() => closed()))));
  });
}
