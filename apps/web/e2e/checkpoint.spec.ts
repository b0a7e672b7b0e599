import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { planloom } from "./command-line.ts";
import { signIn } from "./sign-in.ts";

const PLAN = `planloom: 1
name: Taken along
agents:
  - { id: shell, kind: shell }
  - { id: person, kind: person }
tasks:
  - { id: first, title: First, agent: shell, run: "true", estimate: 1, accept: "true" }
  - { id: second, title: Second, agent: person, estimate: 1, needs: first }
`;

test("a checkpoint is taken from the page of a run, and one that cannot be gone on from is refused with the reason", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "planloom-browser-"));
  const plan = join(folder, "plan.yaml");
  writeFileSync(plan, PLAN);
  const started = planloom("run", plan);
  expect(started).toMatchObject({ status: 0 });
  const { number, run } = started.json as { number: number; run: string };
  await signIn(page);
  await page.goto(new URL(`/runs/${run}`, page.url()).href);
  await expect(page.getByText("Second").first()).toBeVisible();
  const arriving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Checkpoint" }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(new RegExp(`^run-${number}-checkpoint-\\d+\\.zip$`));
  const file = join(folder, "checkpoint.zip");
  await download.saveAs(file);

  await page.getByRole("link", { name: "Runs" }).first().click();
  await page.getByLabel("Checkpoint file").setInputFiles(file);
  await expect(page.getByText(`This run is here already, as run ${number}, at this place or further on.`)).toBeVisible();
  const cut = join(folder, "cut.zip");
  writeFileSync(cut, readFileSync(file).subarray(0, 500));
  await page.getByLabel("Checkpoint file").setInputFiles(cut);
  await expect(page.getByText("This is not a checkpoint: it is no zip file, or it was cut off.")).toBeVisible();
});
