import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
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
        for (const path of ["/", plan ?? "", "/runs", "/metrics"]) {
          await page.goto(path.startsWith("/") ? new URL(path, page.url()).href : path);
          await page.getByRole("main").locator("h1").first().waitFor();
          const { violations } = await new AxeBuilder({ page }).exclude(".react-flow__attribution").analyze();
          problems.push(...violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${path}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join("; ")}`));
          const overflow = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
          if (overflow > 0) problems.push(`${path} is ${overflow} pixels too wide`);
        }
        expect(problems).toEqual([]);
      });
    });
  }
}
