import { expect, type Page, test } from "@playwright/test";
import { planloom } from "./command-line.ts";
import { faultsOf } from "./faults-of.ts";
import { openRun } from "./open-run.ts";
import { signIn } from "./sign-in.ts";

const PLAN = `planloom: 1
name: Told beforehand
agents:
  - { id: coder, name: Coder, kind: coding-agent, run: "true", role: You are a careful engineer. }
tasks:
  - id: api
    title: The API
    agent: coder
    instructions: Write the endpoint.
    estimate: 40
    checklist: [{ text: The endpoint, minutes: 20 }, { text: Its tests, minutes: 20 }]
    accept: "true"
  - { id: page, title: The page, agent: coder, accept: "true", needs: [api] }
`;

const PLAN_IN_TWO_TRIES = `
planloom: 1
name: Told twice
agents:
  - { id: shell, kind: shell }
tasks:
  - { id: api, title: The API, agent: shell, run: "true", instructions: Write the endpoint., accept: { command: "true", policy: both } }
  - { id: page, title: The page, agent: shell, run: "true", accept: "true", needs: [api] }
`;

async function openPlan(page: Page, plan: string): Promise<void> {
  await signIn(page);
  await page.locator("input[type=file]").first().setInputFiles({ name: "plan.yaml", mimeType: "text/yaml", buffer: Buffer.from(plan) });
  await page.waitForURL(/\/plans\/./);
}

const part = (page: Page, title: string) => page.getByRole("dialog").getByRole("region", { name: title });

test("the brief of every batch is seen and changed before the run, and is what the run sends", async ({ page }) => {
  await openPlan(page, PLAN);
  await page.locator(".react-flow__node").filter({ hasText: "The API" }).click();
  // By the button at the top of the task, and by the keyboard.
  await page.getByRole("button", { name: "See the brief" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.locator(".react-flow__node").filter({ hasText: "The API" }).click();
  await page.keyboard.press("b");
  const dialog = page.getByRole("dialog", { name: "Brief: The API" });
  await expect(dialog.getByText(/^[0-9,]+ characters$/)).toBeVisible();
  await expect(part(page, "What to do")).toContainText("1. The endpoint");
  await expect(part(page, "What is known already")).toContainText("The run adds to this");
  await expect(part(page, "Your files")).toContainText("No files are named");
  await dialog.getByLabel("Batch").selectOption("Batch 2 of 2");
  await expect(part(page, "What to do")).toContainText("1. Its tests");

  // By the fields that a part is made from: what is typed shows in the part at once.
  await dialog.getByRole("button", { name: 'Change "What to do"' }).click();
  await part(page, "What to do").getByLabel("Above all").fill("A wrong password.");
  await expect(part(page, "What to do").locator("pre")).toContainText("Above all: A wrong password.");
  await dialog.getByRole("button", { name: 'Change "Who you are, and where this stands"' }).click();
  await dialog.getByLabel("Role of Coder").fill("You are a bold engineer.");
  await expect(part(page, "Who you are, and where this stands").locator("pre")).toContainText("You are a bold engineer. You are **Coder**");

  // In one's own words, for both batches.
  await dialog.getByRole("button", { name: 'Change "How it is checked"' }).click();
  await part(page, "How it is checked").getByRole("button", { name: "Write this part yourself" }).click();
  await expect(part(page, "How it is checked").getByLabel("In your own words")).toHaveValue(/This command has to succeed/);
  await part(page, "How it is checked").getByLabel("In your own words").fill("By the whole team, on Friday.");
  await expect(part(page, "How it is checked").locator("pre")).toHaveText("By the whole team, on Friday.");
  await dialog.getByLabel("Batch").selectOption("Batch 1 of 2");
  await expect(part(page, "How it is checked").locator("pre")).toHaveText("By the whole team, on Friday.");
  await part(page, "How it is checked").getByRole("button", { name: "As it is made by itself" }).click();
  await expect(part(page, "How it is checked").locator("pre")).toContainText("This command has to succeed");
  await part(page, "How it is checked").getByRole("button", { name: "Bring my words back" }).click();
  await expect(part(page, "How it is checked").locator("pre")).toHaveText("By the whole team, on Friday.");
  expect(await faultsOf(page, "the brief", "[role=dialog]")).toEqual([]);
  await dialog.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByText(/Saved · revision/)).toBeVisible();

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.waitForURL(/\/runs\//);
  await expect(page.getByRole("row").filter({ hasText: "The page" }).getByText("Accepted")).toBeVisible({ timeout: 60_000 });
  const run = new URL(page.url()).pathname.replace("/runs/", "");
  expect(planloom("brief", run, "api.1").json).toMatchObject({ kind: "sent", text: expect.stringMatching(/You are a bold engineer[^]*1\. The endpoint[^]*By the whole team, on Friday\./) });
  await page.getByRole("button", { name: "The API (2 of 2)", exact: true }).click();
  await page.getByRole("tab", { name: "Brief" }).click();
  const checked = page.getByRole("tabpanel", { name: "Brief" }).getByRole("region", { name: "How it is checked" });
  await expect(checked).toContainText("Written in the plan");
  await expect(checked).toContainText("By the whole team, on Friday.");
});

test("what was sent stays beside what would be sent now, with the difference and the entries it carried", async ({ page }) => {
  const { number } = await openRun(page, PLAN_IN_TWO_TRIES);
  await expect(page.getByRole("row").filter({ hasText: "The API" }).getByText("Check-in")).toBeVisible({ timeout: 60_000 });
  planloom("post", number, "Tokens end after an hour", "--kind", "decision");
  await page.getByRole("button", { name: "The page", exact: true }).click();
  await page.getByRole("tab", { name: "Brief" }).click();
  const tab = page.getByRole("tabpanel", { name: "Brief" });
  await tab.getByRole("radio", { name: "Was sent" }).click();
  await expect(tab.getByText("Nothing was sent yet")).toBeVisible();

  await page.getByRole("button", { name: "The API", exact: true }).click();
  await page.getByRole("tab", { name: "Brief" }).click();
  await tab.getByRole("radio", { name: "Was sent" }).click();
  await expect(tab.getByLabel("Brief of attempt 1")).toContainText("Write the endpoint.");
  await expect(tab.getByText("Carries nothing of the board")).toBeVisible();
  await expect(tab.getByText(/^Sent /)).toBeVisible();
  await tab.getByRole("radio", { name: "Difference to now" }).click();
  await expect(tab.getByRole("region", { name: "What changed since attempt 1 was told" })).toContainText("Added: - **Tokens end after an hour**");

  // Sent back: the second attempt is told why, and what was decided meanwhile.
  planloom("checkin", number, "api", "--rework", "--notes", "The label is missing.");
  await expect(page.getByRole("row").filter({ hasText: "The API" }).getByText("Check-in")).toBeVisible({ timeout: 60_000 });
  const [first, second] = ["1", "2"].map((attempt) => planloom("brief", number, "api", "--attempt", attempt).json);
  expect(first).toMatchObject({ kind: "sent", attempt: "api#1", carried: [] });
  expect(second).toMatchObject({ kind: "sent", attempt: "api#2", text: expect.stringContaining("The label is missing.") });
  await tab.getByLabel("Attempt", { exact: true }).selectOption({ index: 1 });
  await expect(tab.getByLabel("Brief of attempt 2")).toContainText("The label is missing.");
  expect(await faultsOf(page, "the brief that was sent", "[role=tabpanel]")).toEqual([]);
  await tab.getByText("Carries one entry of the board").click();
  await tab.getByRole("button", { name: "Tokens end after an hour" }).click();
  await expect(page.getByRole("tab", { name: "Board" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("article").filter({ hasText: "Tokens end after an hour" })).toContainText("The API, attempt 2");
});
