import { afterEach, expect, test, vi } from "vitest";
import { sendCheckpoint } from "./send-checkpoint.ts";

afterEach(() => vi.unstubAllGlobals());

const answering = (status: number, body: string) => vi.stubGlobal("fetch", async () => new Response(body, { status }));

test("what the server has against a checkpoint reaches the person word for word", async () => {
  answering(400, JSON.stringify({ error: { code: "invalid", message: "The checkpoint was changed: context.json is missing." } }));
  await expect(sendCheckpoint(new Blob(["x"]))).rejects.toThrow("The checkpoint was changed: context.json is missing.");
});

test("an answer that is none of the server's is said in words too", async () => {
  answering(502, "<html>Bad gateway</html>");
  await expect(sendCheckpoint(new Blob(["x"]))).rejects.toThrow("The server did not take the file. Try again in a moment.");
});

test("the run that came of it can be opened", async () => {
  const arrived = { run: "019a0000-0000-7000-8000-000000000001", number: 3, done: 2, batches: 6 };
  answering(200, JSON.stringify(arrived));
  expect(await sendCheckpoint(new Blob(["x"]))).toEqual(arrived);
});
