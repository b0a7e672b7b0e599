import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { readSecret } from "./read-secret.ts";

/** What a terminal shows, and what is read, where somebody types these keys. */
async function typing(...keys: string[]): Promise<{ readonly value: string; readonly shown: string; readonly modes: readonly boolean[] }> {
  const modes: boolean[] = [];
  const terminal = new PassThrough();
  const input = Object.assign(Readable.from(keys, { objectMode: false }), { isTTY: true, setRawMode: (raw: boolean) => modes.push(raw) });
  const value = await readSecret("Value: ", input, terminal);
  return { value, shown: String(terminal.read()), modes };
}

const piped = (text: string) => readSecret("Value: ", Readable.from([text]), new PassThrough());

test("what is typed is not shown, and the terminal is as before afterwards", async () => {
  expect(await typing("hun", "ter", "2\r")).toEqual({ value: "hunter2", shown: "Value: \n", modes: [true, false] });
});

test("a wrong key can be taken back, and Ctrl-C sets nothing", async () => {
  expect((await typing("ab\u{1F680}\u007Fc\r")).value).toBe("abc");
  await expect(typing("abc", "\u0003")).rejects.toThrow("Nothing was set");
});

test("of what is piped in, the line end of a single line is left out, and several lines stay as they are", async () => {
  expect(await piped("hunter2\n")).toBe("hunter2");
  expect(await piped("hunter2")).toBe("hunter2");
  expect(await piped("hunter2\r\n")).toBe("hunter2");
  expect(await piped("one\ntwo\n")).toBe("one\ntwo\n");
});

test("nothing is no value", async () => {
  await expect(piped("\n")).rejects.toThrow("There is no value");
  await expect(piped("")).rejects.toThrow("There is no value");
});
