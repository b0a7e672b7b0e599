import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/**
 * What happens to the bytes between a runner and its server. `drop`: nothing arrives, on either side, and nobody is told.
 * `cut-replies`: what is asked arrives, and the connection breaks when the answer comes. `half-open`: what is asked
 * arrives, and no answer ever comes. `refuse`: every connection breaks at once.
 */
export type Weather = { readonly kind: "fair" | "drop" | "cut-replies" | "half-open" | "refuse" } | { readonly kind: "delay"; readonly ms: number };

/** Stands between two parties on TCP, and lets a test decide how well they understand each other. */
export interface TcpProxy {
  readonly port: number;
  /** From now on, for the connections there are as well. Bytes that were dropped are lost with their connection. */
  weather: Weather;
  stop(): Promise<void>;
}

/** Passes everything on to `127.0.0.1:port`, until the weather changes. */
export async function startTcpProxy(port: number): Promise<TcpProxy> {
  const state: { weather: Weather } = { weather: { kind: "fair" } };
  const sockets = new Set<Socket>();
  const server = createServer((inner) => {
    const outer = connect(port, "127.0.0.1");
    const both = [inner, outer];
    for (const socket of both) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.once("close", () => {
        sockets.delete(socket);
        closeOther(both.find((other) => other !== socket), state.weather);
      });
    }
    if (state.weather.kind === "refuse") inner.destroy();
    inner.on("data", (bytes: Buffer) => pass(bytes, { to: outer, from: inner, isReply: false, weather: state.weather }));
    outer.on("data", (bytes: Buffer) => pass(bytes, { to: inner, from: outer, isReply: true, weather: state.weather }));
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    get weather() {
      return state.weather;
    },
    set weather(weather) {
      state.weather = weather;
      if (weather.kind === "refuse") for (const socket of sockets) socket.destroy();
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The end of a connection is as hard to hear of as anything else. */
function closeOther(other: Socket | undefined, weather: Weather): void {
  if (weather.kind === "drop" || weather.kind === "half-open") return;
  if (weather.kind === "delay") setTimeout(() => other?.destroy(), weather.ms);
  else other?.end();
}

interface Passing {
  readonly from: Socket;
  readonly to: Socket;
  readonly isReply: boolean;
  readonly weather: Weather;
}

/** A stream in which bytes are missing is of no use to anybody: the connection that lost some loses all that follows. */
const holed = new WeakSet<Socket>();

function pass(bytes: Buffer, { from, to, isReply, weather }: Passing): void {
  if (weather.kind === "cut-replies" && isReply) from.destroy();
  else if (weather.kind === "drop" || (weather.kind === "half-open" && isReply)) holed.add(to);
  if (from.destroyed || holed.has(to)) return;
  if (weather.kind === "delay") setTimeout(() => to.write(bytes), weather.ms);
  else to.write(bytes);
}
