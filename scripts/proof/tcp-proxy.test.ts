import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

let server: Server;
let asked = 0;
let proxy: TcpProxy;
beforeEach(async () => {
  asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    response.end("well");
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  proxy = await startTcpProxy((server.address() as AddressInfo).port);
});
afterEach(async () => {
  await proxy.stop();
  server.closeAllConnections();
  server.close();
});

/** On a connection of its own. */
function ask(): Promise<string> {
  return new Promise((resolve, reject) => {
    const question = request({ port: proxy.port, agent: false, signal: AbortSignal.timeout(300) }, (answer) => {
      answer.setEncoding("utf8").on("data", resolve).on("error", reject);
    });
    question.on("error", reject);
    question.end();
  });
}

test("in fair weather everything arrives, and again after any other", async () => {
  expect(await ask()).toBe("well");
  proxy.weather = { kind: "refuse" };
  await expect(ask()).rejects.toThrow(/aborted|hang up|reset/);
  proxy.weather = { kind: "fair" };
  expect(await ask()).toBe("well");
});

test("what is dropped or refused never arrives; a cut or missing reply is to something that did", async () => {
  for (const kind of ["drop", "refuse"] as const) {
    proxy.weather = { kind };
    await expect(ask()).rejects.toThrow(/aborted|hang up|reset/);
  }
  expect(asked).toBe(0);
  for (const kind of ["cut-replies", "half-open"] as const) {
    proxy.weather = { kind };
    await expect(ask()).rejects.toThrow(/aborted|hang up|reset/);
  }
  expect(asked).toBe(2);
});

test("what is delayed arrives late", async () => {
  proxy.weather = { kind: "delay", ms: 80 };
  const before = performance.now();
  expect(await ask()).toBe("well");
  expect(performance.now() - before).toBeGreaterThan(150);
});
