import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./sign-in.ts";

const node = (page: Page, title: string) => page.locator(".react-flow__node").filter({ hasText: title });

/** Names the task that was just added: its title is a field with the focus. */
async function nameTask(page: Page, title: string): Promise<void> {
  const field = page.getByLabel("Title of the task");
  await expect(field).toBeFocused();
  await field.fill(title);
  await field.press("Enter");
  await expect(node(page, title)).toBeVisible();
}

async function describe(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await page.getByRole("complementary").getByLabel(label, { exact: true }).fill(text);
}

test("a plan is drawn from nothing, run, sent to rework once, accepted, and the metrics show it", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "New plan" }).first().click();
  await page.getByLabel("Name").fill("Hand-drawn");
  await page.getByRole("button", { name: "Create plan" }).click();
  await page.waitForURL(/\/plans\//);

  // By keyboard: a task with what it needs to run.
  await page.getByRole("heading", { name: "Nothing is planned yet" }).waitFor();
  await page.keyboard.press("n");
  await nameTask(page, "Write the greeting");
  await describe(page, { Command: 'echo "hello $PLANLOOM_NOTES" | tee greeting.txt', "Likely minutes": "30", Writes: "greeting.txt" });

  // By mouse: another one, and a dependency drawn from edge to edge.
  await page.locator(".react-flow__pane").dblclick({ position: { x: 60, y: 60 } });
  await nameTask(page, "Publish it");
  await describe(page, { Command: "cp greeting.txt published.txt && cat published.txt", Writes: "published.txt" });
  await page.getByRole("button", { name: "Automatic layout" }).click();
  await page.getByRole("button", { name: "Fit into view" }).first().click();
  const from = node(page, "Write the greeting");
  await from.hover();
  await from.locator(".react-flow__handle-right").dragTo(node(page, "Publish it").locator(".react-flow__handle-left"));
  await expect(page.locator(".react-flow__edge")).toHaveCount(1);

  // What the scheduler says: 30 minutes fall into two batches, and nothing runs side by side.
  await expect(page.getByRole("region", { name: "Analysis" })).toBeVisible();
  await page.getByRole("tab", { name: "Batches" }).click();
  await expect(page.getByRole("region", { name: "Analysis" }).getByText("Write the greeting").first()).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.locator(".react-flow__edge")).toHaveCount(0);
  await page.keyboard.press("Control+Shift+z");
  await expect(page.locator(".react-flow__edge")).toHaveCount(1);
  await expect(page.getByText(/Saved · revision/)).toBeVisible();

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.waitForURL(/\/runs\//);

  // The first batch is done again, with what was asked for in its notes.
  const row = (title: string) => page.getByRole("row").filter({ hasText: title });
  await expect(row("Write the greeting (1 of 2)").getByText("Check-in")).toBeVisible({ timeout: 30_000 });
  await row("Write the greeting (1 of 2)").getByRole("button", { name: "Write the greeting (1 of 2)", exact: true }).click();
  const form = page.getByRole("form", { name: "Check-in" });
  await form.getByRole("button", { name: "Rework" }).click();
  await form.getByRole("button", { name: "Send back" }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  await form.getByLabel("Notes").fill("louder");
  await form.getByRole("button", { name: "Send back" }).click();
  await expect(row("Write the greeting (1 of 2)").getByText("Attempt 2")).toBeVisible({ timeout: 30_000 });
  await expect(row("Write the greeting (1 of 2)").getByText("Check-in")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("tab", { name: "Log" }).click();
  await expect(page.getByText("hello louder")).toBeVisible();
  await page.getByRole("tab", { name: "Check-in" }).click();
  await form.getByRole("button", { name: "Accept" }).click();
  await expect(row("Write the greeting (1 of 2)").getByText("Accepted")).toBeVisible();

  // The rest by keyboard.
  for (const title of ["Write the greeting (2 of 2)", "Publish it"]) {
    await expect(row(title).getByText("Check-in")).toBeVisible({ timeout: 30_000 });
    await row(title).getByRole("button", { name: title, exact: true }).click();
    await form.waitFor();
    await page.keyboard.press("a");
    await expect(row(title).getByText("Accepted")).toBeVisible();
  }

  await page.getByRole("link", { name: "Metrics" }).first().click();
  await page.getByRole("combobox").first().selectOption({ label: "Hand-drawn" });
  await expect(page.getByText("1 of 3 batches that were checked in was sent back.", { exact: false })).toBeVisible();
});

test("two windows on one plan never lose an edit: the later save is told, and can merge", async ({ browser }) => {
  const [first, second] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
  await signIn(first);
  await first.getByRole("button", { name: "New plan" }).first().click();
  await first.getByLabel("Name").fill("Shared");
  await first.getByRole("button", { name: "Create plan" }).click();
  await first.waitForURL(/\/plans\//);
  await first.getByRole("heading", { name: "Nothing is planned yet" }).waitFor();
  await signIn(second);
  await second.goto(first.url());
  await second.getByRole("heading", { name: "Nothing is planned yet" }).waitFor();

  await first.keyboard.press("n");
  await nameTask(first, "From the first window");
  await expect(first.getByText(/Saved · revision [2-9]/)).toBeVisible();
  // Named only after the answer: a slow machine may be asked for it in the middle of a name.
  await second.keyboard.press("n");
  const dialog = second.getByRole("dialog", { name: "Somebody else saved this plan" });
  await dialog.waitFor();
  await expect(dialog.getByRole("button", { name: "Close" }), "it wants an answer").toHaveCount(0);
  await second.keyboard.press("Escape");
  await dialog.getByRole("button", { name: /Merge/ }).click();
  const saved = second.getByText(/Saved · revision/);
  await expect(node(second, "From the first window")).toBeVisible();
  await expect(saved).toBeVisible();
  const merged = await saved.innerText();
  await second.getByLabel("Title", { exact: true }).fill("From the second window");
  await expect(saved).not.toHaveText(merged);
  await expect(saved).toBeVisible();
  await first.reload();
  await expect(node(first, "From the second window")).toBeVisible();
  await expect(node(first, "From the first window")).toBeVisible();
});
