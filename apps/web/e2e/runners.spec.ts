import { expect, test } from "@playwright/test";
import { signIn } from "./sign-in.ts";

test("an owner adds a runner, sees it, drains it, and removes it", async ({ page, request }) => {
  await signIn(page);
  await page.getByRole("link", { name: "Runners" }).first().click();
  await page.getByRole("button", { name: "Add a runner" }).click();
  await page.getByLabel("Name").fill("second machine");
  await page.getByLabel("Labels").fill("gpu, linux");
  await page.getByRole("button", { name: "Make the command" }).click();
  const command = await page.getByText(/^planloom runner --url/).innerText();
  const token = /--token (\S+)/.exec(command)?.[1];
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(/^planloom runner --url/)).toHaveCount(0);

  const register = () => request.post(new URL("/api/trpc/runner.register", page.url()).href, { data: { token, version: "1", labels: [] } });
  expect((await register()).status()).toBe(200);
  expect((await register()).status()).toBe(401);
  const row = page.getByRole("row", { name: /second machine/ });
  await expect(row).toContainText("gpu");

  await page.getByRole("button", { name: "More for second machine" }).click();
  await page.getByRole("menuitem", { name: "Drain…" }).click();
  await page.getByRole("button", { name: "Drain", exact: true }).click();
  await page.getByRole("button", { name: "More for second machine" }).click();
  await page.getByRole("menuitem", { name: "Resume" }).click();

  await page.getByRole("button", { name: "More for second machine" }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(row).toHaveCount(0);
});
