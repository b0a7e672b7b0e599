import { expect, test } from "@playwright/test";
import { openRun } from "./open-run.ts";

/** `build` takes long the first time only, and `check` fails the first time only. */
const PLAN = `
planloom: 1
name: Changed on the way
settings: { maxParallel: 2, retries: 0 }
agents:
  - { id: workers, name: Workers, kind: shell, capacity: 2 }
  - { id: others, name: Others, kind: shell, capacity: 2 }
streams:
  - { id: work, name: Work, agent: workers }
tasks:
  - { id: build, title: Build, stream: work, estimate: 20, run: 'test "$PLANLOOM_ATTEMPT_NUMBER" -gt 1 || sleep 90', accept: "true" }
  - { id: check, title: Check, stream: work, estimate: 5, run: 'test "$PLANLOOM_ATTEMPT_NUMBER" -gt 1', accept: "true", needs: [build] }
  - { id: publish, title: Publish, stream: work, estimate: 5, run: "true", accept: "true", needs: [check] }
`;

test("a run is paused, changed and resumed, and a failed batch is restarted from where its fault lies", async ({ page }) => {
  await openRun(page, PLAN);
  const row = (title: string) => page.getByRole("row").filter({ has: page.getByRole("button", { name: title, exact: true }) });
  await expect(row("Build").getByText("Running")).toBeVisible();

  await page.getByRole("button", { name: "Pause", exact: true }).click();
  const pausing = page.getByRole("dialog");
  await expect(pausing.getByText("Handed back, done again later (1)")).toBeVisible();
  await expect(pausing.getByRole("listitem").filter({ hasText: "Build" })).toBeVisible();
  await pausing.getByRole("button", { name: "Pause run" }).click();
  const strip = page.getByRole("region", { name: "Pause" });
  await expect(strip.getByText("0 of 3 batches are done.")).toBeVisible();
  await expect(row("Build").getByText("The run is paused")).toBeVisible();

  await page.getByRole("link", { name: "Change", exact: true }).click();
  await expect(page.getByText("1 task has begun and cannot be changed.")).toBeVisible();
  await page.getByRole("button", { name: "Plan settings" }).click();
  await page.getByLabel("Most batches at once").fill("3");
  await page.getByRole("button", { name: "Review change" }).click();
  const review = page.getByRole("dialog");
  await expect(review.getByText("At once: 2 → 3")).toBeVisible();
  await review.getByLabel("Why").fill("more room");
  await review.getByRole("button", { name: "Apply to the run" }).click();

  await page.getByRole("button", { name: "Resume" }).click();
  await expect(row("Check").getByText("Failed", { exact: true })).toBeVisible();
  await page.getByRole("tab", { name: "Errors" }).click();
  const error = page.getByRole("list", { name: "What went wrong, the most severe first" }).getByRole("listitem").filter({ hasText: "It exited with code 1" }).first();
  await expect(error.getByText("Waiting because of this: Publish")).toBeVisible();
  await page.getByRole("tab", { name: "Activity" }).click();
  await expect(page.getByText("more room")).toBeVisible();

  await page.getByRole("tab", { name: "Batches" }).click();
  await page.getByRole("button", { name: "More actions for Build" }).click();
  await page.getByRole("menuitem", { name: "Restart from here" }).click();
  const restart = page.getByRole("dialog");
  await expect(restart.getByRole("list", { name: "What will be redone" }).getByRole("listitem")).toHaveText(["Build", "Check"]);
  await restart.getByLabel("Who does it now").selectOption({ label: "Others" });
  await restart.getByRole("button", { name: "Restart 2 batches" }).click();
  await expect(row("Publish").getByText("Accepted")).toBeVisible();
  await expect(row("Build").getByText("Others")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 }).locator("..").getByText("Accepted")).toBeVisible();
});
