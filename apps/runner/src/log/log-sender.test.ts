import { expect, test } from "vitest";
import { LogSender } from "./log-sender.ts";

/** A server's log that answers when it is allowed to, and fails as often as it is told. */
function fakeLog(): { text: string; failures: number; pushes: number; readonly push: (from: number, text: string) => Promise<number> } {
  const log = {
    text: "",
    failures: 0,
    pushes: 0,
    push: async (from: number, text: string) => {
      log.pushes += 1;
      // It breaks after it has done its work, so the same piece comes again.
      log.text = Buffer.concat([Buffer.from(log.text).subarray(0, from), Buffer.from(text)]).toString();
      if (log.failures > 0) {
        log.failures -= 1;
        throw new Error("connection lost");
      }
      return Buffer.byteLength(log.text);
    },
  };
  return log;
}

test("a piece whose acknowledgement was lost is not in the log twice", async () => {
  const log = fakeLog();
  log.failures = 2;
  const sender = new LogSender({ push: log.push, isFinal: () => false });
  sender.write("one\n");
  await sender.flush(10_000);
  sender.write("two\n");
  await sender.flush(10_000);
  expect(log.text).toBe("one\ntwo\n");
});

test("small writes travel together", async () => {
  const log = fakeLog();
  const sender = new LogSender({ push: log.push, isFinal: () => false });
  for (let index = 0; index < 1_000; index += 1) sender.write("line\n");
  await sender.flush(10_000);
  expect({ length: log.text.length, pushes: log.pushes }).toEqual({ length: 5_000, pushes: 1 });
});

test("a writer waits while too much is on its way, and no longer", async () => {
  const open = Promise.withResolvers<void>();
  const sender = new LogSender({
    isFinal: () => false,
    congestedBytes: 100,
    push: async (from, text) => {
      await open.promise;
      return from + text.length;
    },
  });
  sender.write("x".repeat(100));
  expect(sender.room()).toBeNull();
  sender.write("x");
  let hasRoom = false;
  const room = sender.room()?.then(() => (hasRoom = true));
  await sender.flush(20);
  expect(hasRoom).toBe(false);
  open.resolve();
  await room;
});

test("a flush gives up in time while the server is away", async () => {
  const sender = new LogSender({ isFinal: () => false, push: () => Promise.reject(new Error("away")) });
  sender.write("text");
  await expect(sender.flush(20)).resolves.toBeUndefined();
  sender.close();
});

test("a log that the server refuses for good keeps nobody waiting", async () => {
  const sender = new LogSender({ isFinal: () => true, congestedBytes: 10, push: () => Promise.reject(new Error("refused")) });
  sender.write("x".repeat(100));
  await sender.room();
  sender.write("x".repeat(100));
  expect(sender.room()).toBeNull();
});

test("lines of the runner begin on a line of their own", async () => {
  const log = fakeLog();
  const sender = new LogSender({ push: log.push, isFinal: () => false });
  sender.note("first");
  sender.write("no line break");
  sender.note("second");
  await sender.flush(10_000);
  expect(log.text).toBe("── first ──\nno line break\n── second ──\n");
});
