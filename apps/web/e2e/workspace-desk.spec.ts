import { expect, test } from "@playwright/test";
import { openRun } from "./open-run.ts";

/** A plan whose tasks each wait for a check-in; all but the first come after it. */
const planOf = (name: string, ...tasks: readonly string[]) => `
planloom: 1
name: ${name}
settings: { maxParallel: 4, retries: 0 }
agents:
  - { id: workers, name: Workers, kind: shell, capacity: 4 }
streams:
  - { id: work, name: Work, agent: workers }
tasks:
${tasks.map((id, index) => `  - { id: ${id}, title: ${id}, stream: work, estimate: 5, run: 'true', accept: { criteria: [It is there.] }${index === 0 ? "" : `, needs: [${tasks[0]}]`} }`).join("\n")}
`;

test("what waits in all runs is decided in one queue, across runs, and what was typed stays on the way", async ({ page }) => {
  await openRun(page, planOf("Queue of one", "lone"));
  const { run, number } = await openRun(page, planOf("Queue of three", "base", "upper", "outer"));
  await page.getByRole("link", { name: /^Desk\W+\d+ waiting$/ }).click();
  await page.waitForURL(/\/desk$/);
  const waiting = page.getByRole("list", { name: "What waits for a decision" });
  const item = page.getByRole("region", { name: "The item" });
  const ours = waiting.getByRole("listitem").filter({ hasText: "Queue of" });
  const form = item.getByRole("form", { name: "Check-in" });
  await expect(ours).toHaveCount(2, { timeout: 30_000 });
  // What holds up more comes first, whichever run it is of.
  await expect(ours.first()).toContainText(`Run ${number} · Queue of three`);
  await expect(ours.first()).toContainText("Holds up 2 batches");

  await ours.last().getByRole("button").click();
  await expect(item.getByRole("heading", { level: 2, name: "lone" })).toBeVisible();
  await form.getByLabel("Notes").fill("Nearly forgotten");
  await ours.first().getByRole("button").click();
  await expect(item.getByRole("heading", { level: 2, name: "base" })).toBeVisible();
  await expect(form.getByLabel("Notes")).toHaveValue("");
  await ours.last().getByRole("button").click();
  await expect(form.getByLabel("Notes")).toHaveValue("Nearly forgotten");

  // Decided here, it makes room, and what it let start comes in by itself.
  await ours.first().getByRole("button").click();
  await expect(item.getByRole("heading", { level: 2, name: "base" })).toBeVisible();
  await page.keyboard.press("a");
  await expect(waiting.getByRole("listitem").filter({ hasText: "Queue of three" })).toHaveCount(2, { timeout: 30_000 });
  await expect(waiting.getByText("base", { exact: true })).toHaveCount(0);

  // And from a line to the desk of its run, with that very line open, and back.
  await waiting.getByRole("button", { name: /^outer/ }).click();
  await expect(item.getByRole("heading", { level: 2, name: "outer" })).toBeVisible();
  await item.getByRole("heading", { level: 2, name: "outer" }).click();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/runs/${run}/desk`));
  await expect(item.getByRole("heading", { level: 2, name: "outer" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "All runs" }).click();
  await page.waitForURL(/\/desk$/);

  // Both of the other run have waited for less time.
  await waiting.getByRole("button", { name: /^lone/ }).click();
  await expect(item.getByRole("heading", { level: 2, name: "lone" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(item.getByRole("heading", { level: 2, name: "lone" })).toHaveCount(0);
  await page.keyboard.press("k");
  await expect(item.getByRole("heading", { level: 2, name: "lone" })).toBeVisible();
});
