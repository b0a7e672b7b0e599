import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { openRun } from "./open-run.ts";

/** `api` holds up most, and its report names a place in a file. `docs` prints what it was told to do better. */
const PLAN = `
planloom: 1
name: Checked at the desk
settings: { maxParallel: 4, retries: 0 }
agents:
  - { id: workers, name: Workers, kind: shell, capacity: 4 }
streams:
  - { id: work, name: Work, agent: workers }
tasks:
  - { id: docs, title: Docs, stream: work, estimate: 5, run: 'echo "told: $PLANLOOM_NOTES"', accept: { criteria: [It reads well.] } }
  - { id: api, title: API, stream: work, estimate: 5, run: 'true', accept: { criteria: [It answers.] } }
  - { id: page, title: Page, stream: work, estimate: 5, run: 'true', accept: { criteria: [It opens.] }, needs: [api] }
  - { id: site, title: Site, stream: work, estimate: 5, run: 'true', accept: { criteria: [It is up.] }, needs: [page] }
`;

test("check-ins are decided at the desk by the keyboard: accepted, with a fix before what follows, sent back with reasons, and several at once", async ({ page }) => {
  await openRun(page, PLAN);
  await expect(page.getByRole("link", { name: "Desk 2" })).toBeVisible();
  await page.keyboard.press("c");
  await page.waitForURL(/\/desk$/);
  const waiting = page.getByRole("list", { name: "What waits for a decision" });
  const form = page.getByRole("form", { name: "Check-in" });
  const heading = (title: string) => page.getByRole("region", { name: "The item" }).getByRole("heading", { level: 2, name: title, exact: true });

  // What holds up most comes first.
  await expect(waiting.getByRole("listitem").first()).toContainText("API");
  await expect(waiting.getByRole("listitem").first()).toContainText("Holds up 2 batches, 10 min of work in a row");
  await expect(heading("API")).toBeVisible();
  await expect(form.getByText("Starts Page.")).toBeVisible();
  await expect(form.getByRole("button", { name: "Accept" })).toBeInViewport({ ratio: 1 });

  // A fix comes before what follows: Page waits for it.
  await page.getByRole("checkbox", { name: "It is good enough to build on" }).click();
  await page.keyboard.press("m");
  await expect(form.getByLabel("What is to be mended")).toBeFocused();
  await expect(form.getByText("The run ends 10 min later.")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toContainText("Say in a few words what is to be mended");
  await form.getByLabel("What is to be mended").fill("Rename the field");
  await form.getByLabel("Minutes").fill("5");
  await page.keyboard.press("Control+Enter");
  await expect(waiting.getByRole("listitem").first()).toContainText("Rename the field", { timeout: 30_000 });
  await expect(waiting.getByRole("listitem").first()).toContainText("Holds up 2 batches");

  // Sent back with reasons: the next attempt is told.
  await waiting.getByRole("button", { name: /^Docs/ }).click();
  await expect(heading("Docs")).toBeVisible();
  await page.keyboard.press("r");
  await form.getByRole("button", { name: "Not finished" }).click();
  await form.getByLabel("Notes").fill("Say how to sign in");
  await form.getByRole("button", { name: "Send back" }).click();
  await expect(waiting.getByText("Check in attempt 2")).toBeVisible({ timeout: 30_000 });
  await waiting.getByRole("button", { name: /^Docs/ }).click();
  await expect(page.getByRole("region", { name: "End of the log" }).getByText("told: Say how to sign in")).toBeVisible();
  await expect(page.getByRole("region", { name: "Attempts" })).toContainText("Sent back for rework by");
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);

  // Two at once, with what follows from both said before.
  await page.keyboard.press("x");
  await page.keyboard.press("k");
  await expect(heading("Rename the field")).toBeVisible();
  await page.keyboard.press("x");
  await expect(page.getByRole("group", { name: "What is selected" })).toContainText("2 selected");
  await page.keyboard.press("a");
  const bulk = page.getByRole("dialog");
  await expect(bulk.getByText("Starts Page.")).toBeVisible();
  await bulk.getByRole("button", { name: "Accept 2" }).click();
  await expect(bulk).toHaveCount(0);
  await expect(heading("Page")).toBeVisible({ timeout: 30_000 });

  await page.keyboard.press("a");
  await expect(heading("Site")).toBeVisible({ timeout: 30_000 });
  // Whoever decides by the keyboard goes on with the next item.
  await expect(heading("Site")).toBeFocused();
  await expect(form.getByText("This is the last one: the run is finished with it.")).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByText("All of its work was accepted.")).toBeVisible();
});

const THREE = `
planloom: 1
name: The same remark
settings: { maxParallel: 3, retries: 0 }
agents:
  - { id: workers, name: Workers, kind: shell, capacity: 3 }
streams:
  - { id: work, name: Work, agent: workers }
tasks:
  - { id: one, title: One, stream: work, estimate: 5, run: 'true', accept: { criteria: [It is there.] } }
  - { id: two, title: Two, stream: work, estimate: 5, run: 'true', accept: { criteria: [It is there.] } }
  - { id: three, title: Three, stream: work, estimate: 5, run: 'true', accept: { criteria: [It is there.] } }
`;

test("several check-ins get the same minor remark: each a fix of its own, or only a note", async ({ page }) => {
  const { run } = await openRun(page, THREE);
  await page.goto(new URL(`/runs/${run}/desk`, page.url()).href);
  const waiting = page.getByRole("list", { name: "What waits for a decision" });
  await expect(waiting.getByRole("listitem")).toHaveCount(3, { timeout: 30_000 });
  await waiting.getByRole("checkbox", { name: "Select One" }).click();
  await waiting.getByRole("checkbox", { name: "Select Two" }).click();
  await page.keyboard.press("m");
  const bulk = page.getByRole("dialog", { name: "Accept 2 check-ins with a minor remark?" });
  await bulk.getByRole("button", { name: "Accept 2" }).click();
  await expect(bulk.getByText("Say in a few words what is to be mended", { exact: false })).toBeVisible();
  await bulk.getByRole("radio", { name: "Beside it" }).click();
  await bulk.getByLabel("What is to be mended").fill("Tidy up");
  await bulk.getByRole("button", { name: "Accept 2" }).click();
  await expect(bulk).toHaveCount(0);
  for (const title of ["Tidy up (One)", "Tidy up (Two)"]) await waiting.getByRole("checkbox", { name: `Select ${title}` }).click();

  await page.keyboard.press("m");
  await page.getByRole("dialog").getByRole("radio", { name: "Only note it" }).click();
  await page.getByRole("dialog").getByLabel("Notes").fill("The names could be better");
  await page.getByRole("dialog").getByRole("button", { name: "Accept 2" }).click();
  await expect(waiting.getByRole("listitem")).toHaveCount(1);
  await expect(waiting).toContainText("Three");
});

const TWO = `
planloom: 1
name: Sent back
settings: { maxParallel: 2, retries: 0 }
agents:
  - { id: workers, name: Workers, kind: shell, capacity: 2 }
streams:
  - { id: work, name: Work, agent: workers }
tasks:
  - { id: api, title: API, stream: work, estimate: 5, run: 'true', accept: { criteria: [It answers.] } }
  - { id: page, title: Page, stream: work, estimate: 5, run: 'true', accept: { criteria: [It opens.] }, needs: [api] }
`;

test("accepted work is sent back, whoever used it is looked at again, and what did not fit is recorded and closed", async ({ page }) => {
  const { run } = await openRun(page, TWO);
  const desk = new URL(`/runs/${run}/desk`, page.url()).href;
  const waiting = page.getByRole("list", { name: "What waits for a decision" });
  await page.goto(desk);
  await expect(waiting.getByText("API")).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("a");
  await expect(waiting.getByText("Page")).toBeVisible({ timeout: 30_000 });

  await page.keyboard.press("c");
  await page.waitForURL(/\/runs\/[^/]+$/);
  await page.getByRole("button", { name: "More actions for API" }).click();
  await page.getByRole("menuitem", { name: "Send back" }).click();
  const sending = page.getByRole("dialog");
  await expect(sending.getByText("Page used it already", { exact: false })).toBeVisible();
  await sending.getByRole("button", { name: "Does not fit with the rest" }).click();
  await sending.getByLabel("Notes").fill("Send the name too");
  await sending.getByRole("button", { name: "Send back" }).click();
  await expect(sending).toHaveCount(0);

  await page.keyboard.press("c");
  await page.waitForURL(/\/desk$/);
  await waiting.getByRole("button", { name: /^Page Used what has changed since/ }).click();
  await expect(page.getByText("API is done again")).toBeVisible();
  await page.getByRole("button", { name: "It fits all the same" }).click();
  await expect(waiting.getByText("Used what has changed since")).toHaveCount(0);

  await waiting.getByRole("button", { name: /^Page/ }).click();
  await page.getByRole("button", { name: "Record an integration issue" }).click();
  const recording = page.getByRole("dialog");
  await recording.getByLabel("What does not fit").fill("The page sends user, the API expects name");
  await recording.getByLabel("Caused by").selectOption({ label: "API" });
  await recording.getByRole("button", { name: "Record issue" }).click();
  await page.getByRole("radio", { name: "Integration issues (1)" }).click();
  const issue = page.getByRole("list", { name: "Integration issues" }).getByRole("listitem");
  await expect(issue).toContainText("Caused by API");
  await issue.getByRole("textbox").fill("Both say name");
  await issue.getByRole("button", { name: "Close" }).click();
  await expect(issue).toContainText("Both say name");
  await expect(page.getByRole("radio", { name: "Integration issues (0)" })).toBeVisible();
});
