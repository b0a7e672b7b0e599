import { once } from "node:events";
import type { Server } from "node:http";

/** Listens and returns the port that was given. Rejects if the port is taken. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen on a TCP port.");
  return address.port;
}

/**
 * Stops: no new connections, requests under way may finish for `graceMs`, then every connection is cut. Event streams
 * have to be ended by whoever feeds them, or they use up the grace.
 */
export async function stopListening(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, "close");
  server.close();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}
