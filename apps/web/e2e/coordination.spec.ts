import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { removeHome, startApplication } from "../../../scripts/testing/application.ts";
import { signIn } from "./sign-in.ts";

/** What another application of the same machine may use. */
const SECOND_PORT = 4790;
const ANSWER = "401, with the same words for both";
const NOTES = "Every field needs a label.";

/** The desk of the run that is open. */
class Desk {
  readonly #page: Page;
  readonly waiting: Locator;
  readonly form: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.waiting = page.getByRole("list", { name: "What waits for a decision" });
    this.form = page.getByRole("form", { name: "Check-in" });
  }

  async open(): Promise<void> {
    await this.#page.getByRole("main").getByRole("link", { name: /^Desk/ }).click();
    await this.#page.waitForURL(/\/desk/);
  }

  async choose(title: string): Promise<void> {
    await this.waiting.getByRole("button", { name: title }).first().click();
    await expect(this.#page.getByRole("region", { name: "The item" }).getByRole("heading", { level: 2 })).toContainText(title);
  }

  async accept(title: string): Promise<void> {
    await this.choose(title);
    await expect(this.form).toBeVisible();
    await this.form.getByRole("button", { name: /^Accept/ }).click();
    await expect(this.#page.getByText(`${title} was accepted`)).toBeVisible();
  }

  async leave(): Promise<void> {
    await this.#page.goto(this.#page.url().replace(/\/desk.*$/, ""));
  }
}

const row = (page: Page, title: string) => page.getByRole("row").filter({ has: page.getByRole("button", { name: title, exact: true }) });

test("a feature by two streams: a contract, a question, files outside the scope, a rework, a contradiction, a night, and the rest on another server", async ({ page, browser }) => {
  test.setTimeout(240_000);
  await signIn(page);
  await page.getByRole("link", { name: "Log in, by two streams" }).first().click();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]+$/);
  const desk = new Desk(page);

  // The server stream asks; the answer is made known to all, and the batch goes on.
  await expect(row(page, "The API of the log-in (1 of 2)").getByText("Blocked: What does a wrong password answer?")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("region", { name: "Needs you" }).getByRole("button", { name: "What does a wrong password answer?" }).click();
  const blocker = page.getByRole("article", { name: "What does a wrong password answer?" });
  await blocker.getByRole("button", { name: ANSWER }).click();
  await blocker.getByRole("button", { name: "Resolve" }).click();
  await page.getByRole("tab", { name: "Board" }).click();
  await expect(page.getByRole("article", { name: "What does a wrong password answer?" })).toContainText(ANSWER);
  await expect(page.getByRole("article", { name: "Contradiction about session.lifetime" })).toContainText("8 hours");
  await page.getByRole("tab", { name: "Batches" }).click();

  // The page has no labels: it is sent back, and the next attempt is told why.
  await desk.open();
  await desk.choose("The page of the log-in");
  await desk.form.getByRole("button", { name: /^Rework/ }).click();
  await desk.form.getByRole("button", { name: "Not finished" }).click();
  await desk.form.getByLabel("Notes").fill(NOTES);
  await desk.form.getByRole("button", { name: /^Send back/ }).click();
  await expect(desk.waiting.getByText("Check in attempt 2")).toBeVisible({ timeout: 30_000 });
  await desk.leave();
  await row(page, "The page of the log-in").getByRole("button", { name: "The page of the log-in", exact: true }).click();
  await page.getByRole("tab", { name: "Brief" }).click();
  await expect(page.getByRole("tabpanel", { name: "Brief" })).toContainText(NOTES);

  // The API changed a file that is not its own: its task declares it from now on.
  await desk.open();
  await desk.accept("What we know about sessions");
  await desk.choose("How long does a session live");
  const decision = page.getByRole("form", { name: "Decision" });
  await decision.getByRole("textbox").first().fill("15 minutes, renewed while somebody is there.");
  await decision.getByRole("button", { name: "Resolve" }).click();
  await expect(desk.waiting.getByText("How long does a session live")).toBeHidden();
  await desk.accept("The API of the log-in (1 of 2)");
  await expect(desk.waiting.getByRole("button", { name: /^The API of the log-in \(2 of 2\)/ })).toBeVisible({ timeout: 30_000 });
  await desk.accept("The page of the log-in");
  await desk.choose("The API of the log-in (2 of 2)");
  const outside = page.getByRole("group", { name: "Files outside its scope" });
  await expect(outside).toContainText("src/shared/errors.js");
  await outside.getByRole("button", { name: "Widen its claim" }).click();
  await expect(outside).toBeHidden();
  await desk.form.getByRole("button", { name: /^Accept/ }).click();

  // The page was made by the stub: the first version of the contract is handed over to it.
  await desk.choose("The page of the log-in");
  await expect(page.getByText("The API of the log-in is at version 1")).toBeVisible();
  await page.getByRole("button", { name: "It fits all the same" }).click();
  await expect(desk.waiting.getByRole("button", { name: /^Both sides are ready/ })).toBeVisible({ timeout: 30_000 });
  await desk.leave();

  // Overnight it is paused, and taken to another server in the morning.
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Pause run" }).click();
  await expect(page.getByRole("heading", { level: 1 }).locator("..").getByText("Paused", { exact: true })).toBeVisible();
  const folder = mkdtempSync(join(tmpdir(), "planloom-overnight-"));
  const file = join(folder, "checkpoint.zip");
  const arriving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Checkpoint" }).click();
  await (await arriving).saveAs(file);

  const second = await startApplication({ port: SECOND_PORT });
  try {
    const morning = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await morning.goto(second.link);
    await morning.getByRole("link", { name: "Runs" }).first().click();
    await morning.getByLabel("Checkpoint file").setInputFiles(file);
    await morning.waitForURL(/\/runs\/[0-9a-f-]+$/);
    await playTheRest(morning);
    await morning.close();
  } finally {
    await second.stop();
    removeHome(second.home);
    rmSync(folder, { recursive: true });
  }
});

/** What is left of the run on the other server: the sync point, a minor fix, a person's work. */
async function playTheRest(page: Page): Promise<void> {
  const desk = new Desk(page);
  await page.getByRole("tab", { name: "Board" }).click();
  await expect(page.getByRole("article", { name: "What does a wrong password answer?" })).toContainText(ANSWER);
  await page.getByRole("button", { name: "Resume" }).first().click();
  await desk.open();
  await desk.accept("Both sides are ready");

  await expect(desk.waiting.getByRole("button", { name: /^Try the whole way/ })).toBeVisible({ timeout: 30_000 });
  await desk.choose("Try the whole way");
  await desk.form.getByRole("button", { name: /^Minor/ }).click();
  await desk.form.getByLabel("What is to be mended").fill("Name the test");
  await desk.form.getByLabel("Minutes").fill("5");
  await desk.form.getByRole("button", { name: /^Accept with this fix/ }).click();
  await expect(desk.waiting.getByRole("button", { name: /^Name the test/ })).toBeVisible({ timeout: 30_000 });
  await desk.accept("Name the test");

  await expect(desk.waiting.getByRole("button", { name: /^Tell the team/ })).toBeVisible({ timeout: 30_000 });
  await desk.choose("Tell the team");
  await page.getByRole("button", { name: "Take it", exact: true }).click();
  await page.getByRole("button", { name: "It is done" }).click();
  await desk.accept("Tell the team");
  // The run is over; what became of the files that it wrote anew on this server can still be written down.
  await desk.choose("Try the whole way");
  await page.getByRole("button", { name: "Leave them as they are" }).click();
  await expect(page.getByText("All of its work was accepted.")).toBeVisible();

  // What was found is one report, and the run one page.
  await desk.leave();
  await page.getByRole("tab", { name: "Report" }).click();
  const report = page.getByRole("article", { name: "The report" });
  await expect(report.getByRole("heading", { name: "What contradicts each other" })).toBeVisible();
  await expect(report).toContainText("15 minutes");
  await page.getByRole("tab", { name: "Summary" }).click();
  const summary = page.getByRole("article", { name: "The summary" });
  await expect(summary).toContainText("What does a wrong password answer?");
}
