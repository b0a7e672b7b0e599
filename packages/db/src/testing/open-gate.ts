import { once } from "node:events";
import { connect as dial, createServer, type Socket } from "node:net";

/** Stands between a program and its PostgreSQL, and lets a test take that away. */
export interface Gate {
  /** The database's URL, with the way through the gate. */
  readonly url: string;
  /** `open` passes everything on; `shut` ends every connection and refuses new ones; `frozen` keeps them and says nothing. */
  set(state: GateState): void;
  close(): Promise<void>;
}

type GateState = "open" | "shut" | "frozen";

/** Opens a gate to the PostgreSQL at `url`, on a loopback port of its own. */
export async function openGate(url: string): Promise<Gate> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let state: GateState = "open";
  const join = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on("data", (bytes) => void (state === "open" && to.write(bytes)));
    from.on("error", () => from.destroy());
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const server = createServer((client) => {
    if (state === "shut") {
      client.destroy();
      return;
    }
    const behind = dial(Number(target.port), target.hostname);
    join(client, behind);
    join(behind, client);
  });
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const through = new URL(url);
  through.host = `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    url: through.href,
    set(next) {
      state = next;
      if (next === "shut") cut();
    },
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
