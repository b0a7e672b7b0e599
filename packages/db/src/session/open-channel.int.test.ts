import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/create-test-database.ts";
import { type Channel, openChannel } from "./open-channel.ts";

let target: TestDatabase;
beforeAll(async () => {
  target = await createTestDatabase();
});
afterAll(() => target.drop());

const PATIENCE = { timeout: 15_000, interval: 20 };
const LOOK_EVERY_MS = 100;

function open(): { readonly channel: Channel; readonly heard: string[] } {
  const channel = openChannel(target.url, { lookEveryMs: LOOK_EVERY_MS });
  const heard: string[] = [];
  channel.listen((text) => heard.push(text));
  return { channel, heard };
}

test("servers hear each other and not themselves, know of each other while they live, and find together again after a broken connection", async () => {
  const [one, other] = [open(), open()];
  try {
    await vi.waitFor(() => expect([one.channel.hasOthers, other.channel.hasOthers]).toEqual([true, true]), PATIENCE);
    await one.channel.say(["a", "b"]);
    await vi.waitFor(() => expect(other.heard).toEqual(["a", "b"]), PATIENCE);
    await target.db.query({ name: "end-channels", text: "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'planloom-servers' AND datname = current_database()", values: [] });
    await vi.waitFor(async () => {
      await other.channel.say(["c"]);
      expect(one.heard).toContain("c");
    }, PATIENCE);
    expect(one.heard).not.toContain("a");
    await other.channel.close();
    await vi.waitFor(() => expect(one.channel.hasOthers).toBe(false), PATIENCE);
  } finally {
    await other.channel.close();
    await one.channel.close();
  }
});
