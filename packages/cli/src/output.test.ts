import { afterEach, expect, test, vi } from "vitest";
import { standardOutput } from "./output.ts";

afterEach(() => vi.restoreAllMocks());

test("a title from somebody else cannot move the cursor, change the window or hide what was said before", () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  standardOutput(false).line("Run of \u001B[2J\u001B]0;owned\u0007evil\u0008\u009B2J: \u001B[32mdone\u001B[0m");
  expect(write.mock.calls).toEqual([["Run of evil2J: \u001B[32mdone\u001B[0m\n"]]);
});
