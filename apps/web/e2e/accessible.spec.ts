import { expect, test } from "@playwright/test";
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
        for (const path of ["/", plan ?? "", "/runs", "/metrics", "/runners", "/settings"]) {
          await page.goto(path.startsWith("/") ? new URL(path, page.url()).href : path);
          await page.getByRole("main").locator("h1").first().waitFor();
          problems.push(...(await faultsOf(page, path, "body")));
        }
        expect(problems).toEqual([]);
      });

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
    });
  }
}
