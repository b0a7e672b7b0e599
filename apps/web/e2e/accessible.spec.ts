import { expect, test } from "@playwright/test";
import { planloom } from "./command-line.ts";
import { faultsOf } from "./faults-of.ts";
import { signIn } from "./sign-in.ts";

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of sizes) {
    test.describe(`${colorScheme}, ${viewport.width} pixels wide`, () => {
      test.use({ colorScheme, viewport });

      test("every screen can be used with a screen reader, reads well, and does not overflow", async ({ page }) => {
        const problems: string[] = [];
        page.on("pageerror", (error) => problems.push(error.message));
        await signIn(page);
        const plan = await page.getByRole("link", { name: "Real-time notifications" }).first().getAttribute("href");
        for (const path of ["/", plan ?? "", "/runs", "/desk", "/metrics", "/runners", "/settings"]) {
          await page.goto(path.startsWith("/") ? new URL(path, page.url()).href : path);
          await page.getByRole("main").locator("h1").first().waitFor();
          problems.push(...(await faultsOf(page, path, "body")));
        }
        expect(problems).toEqual([]);
      });
    });
  }
}

/** One of each: these are many, and made of the same parts. */
const looks = [
  { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

for (const { colorScheme, viewport } of looks) {
  test.describe(`in parts, ${colorScheme}, ${viewport.width} pixels wide`, () => {
    test.use({ colorScheme, viewport });

    test("every tab of the analysis can be reached by the keyboard, read, and used with a screen reader", async ({ page }) => {
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      await signIn(page);
      await page.getByRole("link", { name: "Real-time notifications" }).first().click();
      if (viewport.width < 1024) await page.getByRole("radio", { name: "Analysis" }).click();
      const tabs = page.getByRole("tablist", { name: "Analysis of the plan" }).getByRole("tab");
      await tabs.first().focus();
      for (let index = 0, count = await tabs.count(); index < count; index += 1) {
        const tab = tabs.nth(index);
        await expect(tab).toBeFocused();
        await expect(tab).toBeInViewport({ ratio: 1 });
        const name = await tab.innerText();
        await expect(page.getByRole("tabpanel").getByRole("status")).toHaveCount(0);
        problems.push(...(await faultsOf(page, name, "section[aria-label=Analysis]")));
        await page.keyboard.press("ArrowRight");
      }
      expect(problems).toEqual([]);
    });

    test("the desk, its windows, briefs, packets, the report and the summary can be read, used with a screen reader, and do not overflow", async ({ page }) => {
      // It goes through some dozen places, each of them as a whole.
      test.slow();
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      const look = async (place: string, part = "main") => {
        // Half-way through a movement, colours are others.
        await page.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished)));
        problems.push(...(await faultsOf(page, place, part)));
      };
      const { run } = planloom("run", "Log in, by two streams").json as { run: string };
      await signIn(page);
      const at = new URL(`/runs/${run}`, page.url()).href;

      await page.goto(`${at}/desk`);
      const waiting = page.getByRole("list", { name: "What waits for a decision" });
      const form = page.getByRole("form", { name: "Check-in" });
      await waiting.getByRole("button", { name: /^What does a wrong password answer/ }).click();
      await expect(page.getByRole("form", { name: "Decision" })).toBeVisible();
      await look("A blocker at the desk");
      await waiting.getByRole("button", { name: /^The page of the log-in/ }).click();
      await expect(form).toBeVisible();
      await look("A check-in");
      await form.getByRole("button", { name: /^Minor/ }).click();
      await look("Minor");
      await page.keyboard.press("Escape");
      await form.getByRole("button", { name: /^Rework/ }).click();
      await look("Rework");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Record an integration issue" }).click();
      await look("An integration issue", "[role=dialog]");
      await page.keyboard.press("Escape");
      await waiting.getByRole("checkbox", { name: "Select The page of the log-in" }).click();
      await page.getByRole("group", { name: "What is selected" }).getByRole("button", { name: "Rework" }).click();
      await look("Several at once", "[role=dialog]");
      await page.keyboard.press("Escape");
      await page.getByRole("radio", { name: /^Integration issues/ }).click();
      await look("No integration issues");

      for (const [place, search] of [["A brief", "batch=page&tab=brief"], ["A packet", "batch=both-ready&tab=packet"], ["The summary", "view=summary"]] as const) {
        await page.goto(`${at}?${search}`);
        await expect(page.getByRole("button", { name: /^Copy/ })).toBeVisible();
        await look(place, "body");
      }
      await page.goto(`${at}?view=report`);
      await expect(page.getByRole("tab", { name: "Report" })).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole("article", { name: "The report" })).toBeVisible();
      await look("The report");
      await page.getByRole("button", { name: "Ask an agent to refine it" }).click();
      await look("To refine the report", "[role=dialog]");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Pause", exact: true }).click();
      await look("To pause", "[role=dialog]");
      planloom("stop", run);
      expect(problems).toEqual([]);
    });
  });
}
