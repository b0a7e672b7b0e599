import { analysePlan, type Plan } from "@planloom/scheduler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAnyPlan } from "../read-any-plan.ts";
import { arbitraryPlan } from "../testing/arbitrary-plan.ts";
import { drawSchedule } from "./draw-schedule.ts";
import { PICTURE_STYLE, WAVE_SHADES } from "./picture-style.ts";
import { timeTicks } from "./time-ticks.ts";

function planOf(tasks: readonly object[]): Plan {
  const result = readAnyPlan(JSON.stringify({ planloom: 1, name: "Shop", agents: [{ id: "me", kind: "person", capacity: 3 }], tasks: tasks.map((task, index) => ({ id: `t${index}`, agent: "me", ...task })) }), { fileName: "f" });
  if (result.kind === "refused") throw new Error(JSON.stringify(result.problems));
  return result.plan;
}

const draw = (plan: Plan): string => drawSchedule(plan, analysePlan(plan));

/** What is wrong with a text as XML; only what drawing could get wrong. */
function xmlFault(text: string): string | null {
  const open: string[] = [];
  for (const [whole, closing, name = "", attributes = "", alone] of text.matchAll(/<(\/?)([a-z]+)((?:\s[\w-]+="[^"<]*")*)(\/?)>/gi)) {
    if (new Set([...attributes.matchAll(/\s([\w-]+)=/g)].map(([, key]) => key)).size !== [...attributes.matchAll(/\s([\w-]+)=/g)].length) return `an attribute twice in ${whole}`;
    if (alone === "/") continue;
    if (closing === "") open.push(name);
    else if (open.pop() !== name) return `</${name}> closes nothing`;
  }
  const texts = text.replaceAll(/<(\/?)([a-z]+)((?:\s[\w-]+="[^"<]*")*)(\/?)>/gi, "");
  if (/[<&](?!#\d+;)/.test(texts.replace(PICTURE_STYLE, ""))) return "a sign that is not escaped";
  return open.length === 0 && !/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text) ? null : "not closed, or a sign XML does not allow";
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

function boxesOf(picture: string): Box[] {
  return [...picture.matchAll(/<rect class="(?:bar w\d|critical)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"[^>]*><title>/g)].map(([, ...values]) => {
    const [x = 0, y = 0, width = 0, height = 0] = values.map(Number);
    return { x, y, right: x + width, bottom: y + height };
  });
}

describe("a picture", () => {
  test("has a bar with its facts for every batch that takes time, and marks what is critical", () => {
    const plan = planOf([{ estimate: 20 }, { estimate: 40, needs: "t0" }, { estimate: 10 }, { kind: "sync", needs: ["t1", "t2"] }]);
    const picture = draw(plan);
    expect(boxesOf(picture)).toHaveLength(4);
    expect(picture).toContain("<title>t1 (2): 40 min to 1 h, takes 20 min, wave 2, critical</title>");
    expect(picture.match(/class="critical" x="[\d.]+" y="[\d.]+" width="[\d.]+" height="[\d.]+"[^>]*><title>/g)).toHaveLength(3);
    expect(picture).toContain("Sync point: t3");
  });

  test("tells a screen reader what it shows", () => {
    const picture = draw(planOf([{ title: "Dig" }, { title: "Build", needs: "t0" }]));
    expect(picture).toContain('role="img" aria-labelledby="picture-title picture-description"');
    expect(picture).toContain('<title id="picture-title">Schedule of Shop</title>');
    expect(picture).toContain("done after 40 min (optimal), 1.0 times as fast as one worker. Critical path: Dig, then Build.</desc>");
  });

  test("shows when people check in what was done, in lanes of their own", () => {
    const plan = planOf([{ title: "Dig" }]);
    const picture = draw({ ...plan, settings: { ...plan.settings, checkInMinutes: 5 } });
    expect(picture).toContain("<title>Check-in of Dig: 20 min to 25 min</title>");
    expect(picture).toContain(">Check-ins</text>");
  });

  test("of nothing says so", () => {
    expect(draw(planOf([]))).toContain("Nothing can be scheduled.");
  });

  test("names no address and runs nothing", () => {
    expect(draw(planOf([{ title: "x" }])).replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|<script|href|url\(/);
  });
});

describe("laws", () => {
  test("whatever a plan holds, the picture is well-formed and its bars lie in it, apart from each other", () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const picture = draw(plan);
        expect(xmlFault(picture)).toBeNull();
        const [, height = "0"] = /viewBox="0 0 1240 (\d+)"/.exec(picture) ?? [];
        const boxes = boxesOf(picture);
        expect(boxes.filter(({ x, y, right, bottom }) => x < 168 || right > 1_212.6 || y < 100 || bottom > Number(height))).toEqual([]);
        // What takes no visible time is drawn half a pixel wide.
        const rows = [...Map.groupBy(boxes, ({ y }) => y).values()].map((row) => row.toSorted((one, other) => one.x - other.x || one.right - other.right));
        expect(rows.flatMap((row) => row.filter(({ x }, index) => index > 0 && x < (row[index - 1]?.right ?? 0) - 0.6))).toEqual([]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test("hostile names are shown, not obeyed", () => {
    const picture = draw(planOf([{ title: `</title><script>alert(1)</script>&lt;"'\u0000\uD800` }]));
    expect(xmlFault(picture)).toBeNull();
    expect(picture).not.toContain("<script");
  });

  test("texts on bars keep a contrast of 4.5 to 1, in light and dark", () => {
    for (const theme of PICTURE_STYLE.split("@media")) {
      const color = (name: string): string => new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(theme)?.[1] ?? "";
      for (let shade = 0; shade < WAVE_SHADES; shade += 1) expect(contrast(color("onBar"), color(`wave${shade}`))).toBeGreaterThan(4.5);
      expect(contrast(color("onCritical"), color("critical"))).toBeGreaterThan(4.5);
      expect(contrast(color("quiet"), color("page"))).toBeGreaterThan(4.5);
      expect(contrast(color("criticalEdge"), color("page"))).toBeGreaterThan(3);
    }
  });

  test("ticks are round, start at 0 and are never too many", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1e6, noNaN: true }), fc.integer({ min: 2, max: 12 }), (minutes, most) => {
        const ticks = timeTicks(minutes, most);
        expect(ticks[0]).toBe(0);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        expect(ticks.at(-1)).toBeLessThanOrEqual(minutes * (1 + 1e-6));
      }),
      { seed: 8 },
    );
  });
});

/** By WCAG 2. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
