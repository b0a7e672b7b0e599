import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type CommandResult, planloom } from "./command-line.ts";
import { signIn } from "./sign-in.ts";

test("an owner sets a secret, a task that names it gets it and its log does not show it, and removes it", async ({ page }) => {
  await signIn(page);
  await page.getByRole("link", { name: "Settings" }).first().click();
  await page.getByRole("button", { name: "Add a secret" }).click();
  await page.getByLabel("Name").fill("deploy key");
  await page.getByLabel("Value").fill("tell-nobody-about-it");
  await expect(page.getByLabel("Value")).toHaveCSS("-webkit-text-security", "disc");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const secret = page.getByRole("list", { name: "Secrets" }).getByRole("listitem").filter({ hasText: "DEPLOY_KEY" });
  await expect(secret).toContainText("not used since");
  await expect(page.locator("body")).not.toContainText("tell-nobody");

  expect(runWithSecret()).toMatchObject({ status: 0 });
  expect(planloom("logs", String(lastRun()), "Prints").json).toMatchObject({ text: expect.stringContaining("it is *** (20)") });
  await expect(secret).toContainText("last used");

  await page.getByRole("button", { name: "More for DEPLOY_KEY" }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("No secrets yet")).toBeVisible();
  const refused = runWithSecret();
  expect(refused.status).toBe(2);
  expect(JSON.stringify(refused.json)).toContain("uses the secret DEPLOY_KEY, which the workspace does not have");
});

test("an owner sees what a shorter time to keep logs removes, and is asked before it is set", async ({ page }) => {
  await signIn(page);
  await page.goto(new URL("/settings", page.url()).href);
  const days = page.getByLabel("Logs, days");
  await expect(days).toHaveValue("30");
  await days.fill("0");
  await expect(page.getByRole("alert").filter({ hasText: "A whole number from 1" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save…" })).toBeDisabled();
  await days.fill("29");
  await page.getByRole("button", { name: "Save…" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Nothing that is there now is old enough");
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await expect(page.getByText("What is kept was changed")).toBeVisible();
  await page.reload();
  await expect(days).toHaveValue("29");
});

/** Runs a plan whose only task prints the secret, to its end. */
function runWithSecret(): CommandResult {
  const folder = mkdtempSync(join(tmpdir(), "planloom-plan-"));
  const file = join(folder, "prints.yaml");
  const task = { id: "Prints", agent: "shell", secrets: ["DEPLOY_KEY"], run: 'echo "it is $DEPLOY_KEY (${#DEPLOY_KEY})"', accept: "true" };
  writeFileSync(file, JSON.stringify({ planloom: 1, name: "Prints a secret", agents: [{ id: "shell", kind: "shell" }], tasks: [task] }));
  try {
    return planloom("run", file, "--wait");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lastRun(): unknown {
  const { json } = planloom("status");
  return typeof json === "object" && json !== null && "number" in json ? json.number : null;
}
