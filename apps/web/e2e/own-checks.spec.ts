import { expect, test } from "@playwright/test";
import { planloom } from "./command-line.ts";
import { signIn } from "./sign-in.ts";

test("Planloom's own checks run on its own checkout, by the command line and shown in the browser", async ({ page }) => {
  test.setTimeout(480_000);
  await signIn(page);
  await page.getByRole("link", { name: "Planloom's own checks" }).first().click();
  // All of them have just run; here some are enough.
  await page.getByRole("button", { name: "Plan settings" }).click();
  await page.getByRole("textbox", { name: "Variables" }).fill("UNIT_TESTS=packages/formats");
  await expect(page.getByText("Saved · revision 2")).toBeVisible();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.waitForURL(/\/runs\//);
  const run = (): unknown => planloom("status").json;
  await expect.poll(run, { timeout: 420_000, intervals: [2_000] }).not.toMatchObject({ status: "running" });
  expect(run()).toMatchObject({ plan: "Planloom's own checks", status: "accepted" });
  await expect(page.getByRole("row").filter({ hasText: "Summary" }).getByText("Accepted")).toBeVisible();
});
