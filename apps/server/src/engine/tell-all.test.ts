import { pino } from "pino";
import { expect, test } from "vitest";
import { tellAll } from "./tell-all.ts";

test("a listener that fails keeps neither the others nor the teller from going on, and the log says so", () => {
  const heard: string[] = [];
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line) => void lines.push(line) });
  const fail = () => {
    throw new Error("no ear");
  };
  tellAll<string>([(told) => void heard.push(`one ${told}`), fail, (told) => void heard.push(`two ${told}`)], logger)("news");
  expect(heard).toEqual(["one news", "two news"]);
  expect(lines).toEqual([expect.stringContaining("no ear")]);
});
