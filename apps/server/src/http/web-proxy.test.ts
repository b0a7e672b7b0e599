import { createServer } from "node:http";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpServer } from "./http-server.ts";
import { listen, stopListening } from "./listen.ts";
import { webProxy } from "./web-proxy.ts";

const logger = pino({ level: "silent" });
const pages = createServer((request, response) => {
  response.writeHead(200, { "content-type": "text/html", "x-frame-options": "SAMEORIGIN" });
  response.end(`page ${request.url} for ${request.headers.host}`);
});
let pagesPort: number;
beforeAll(async () => {
  pagesPort = await listen(pages, "127.0.0.1", 0);
});
afterAll(() => stopListening(pages, 100));

async function withServer(webOrigin: string | null, use: (url: string) => Promise<void>): Promise<void> {
  const refuse = () => {
    throw new Error("not asked for");
  };
  const server = createHttpServer({ allowedHosts: [], development: false, trpc: refuse, route: refuse, web: webProxy(webOrigin, logger), logger });
  const url = `http://127.0.0.1:${await listen(server, "127.0.0.1", 0)}`;
  try {
    await use(url);
  } finally {
    await stopListening(server, 100);
  }
}

test("everything that is not the API comes from the web process, under the name the browser asked for", async () => {
  await withServer(`http://127.0.0.1:${pagesPort}`, async (url) => {
    const response = await fetch(`${url}/runs/7?tab=log`);
    expect(await response.text()).toBe(`page /runs/7?tab=log for ${new URL(url).host}`);
    expect(response.headers.get("content-security-policy")).toMatch(/frame-ancestors 'none'/);
  });
});

test("a web process that is not there is said so, and the server goes on", async () => {
  await withServer("http://127.0.0.1:9", async (url) => {
    for (const _ of [1, 2]) expect((await fetch(url)).status).toBe(502);
  });
});

test("without a web process there are no pages", async () => {
  await withServer(null, async (url) => expect((await fetch(url)).status).toBe(404));
});
