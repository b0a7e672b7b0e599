import { expect, test } from "@playwright/test";
import { planloom } from "./command-line.ts";
import { signIn } from "./sign-in.ts";

test("the notifications example, run from the command line, ends accepted with one rework, and the browser shows the same", async ({ page }) => {
  const { status, json } = planloom("run", "examples/notifications.yaml", "--wait");
  expect(status).toBe(0);
  expect(json).toMatchObject({ status: "accepted", metrics: { reworked: 1 } });
  await signIn(page);
  await page.getByRole("link", { name: "Runs" }).first().click();
  await page.getByRole("link", { name: /Real-time notifications/ }).first().click();
  await expect(page.getByRole("heading", { name: "Real-time notifications" })).toBeVisible();
  await expect(page.getByText("Accepted").first()).toBeVisible();
  const toasts = page.getByRole("row").filter({ hasText: "Toasts" });
  await expect(toasts.getByText("Attempt 2")).toBeVisible();
});

test("the notifications example, run in the browser, is followed live to its end", async ({ page }) => {
  await signIn(page);
  await page.getByRole("link", { name: "Real-time notifications" }).first().click();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.waitForURL(/\/runs\//);
  await expect(page.getByRole("row").filter({ hasText: "Release note" }).getByText("Accepted")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("row").filter({ hasText: "Toasts" }).getByRole("button", { name: "Toasts", exact: true }).click();
  await page.getByRole("tab", { name: "Log" }).click();
  await expect(page.getByText("The check-in said").first()).toBeVisible();
});
