import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./sign-in.ts";

const node = (page: Page, title: string) => page.locator(".react-flow__node").filter({ hasText: title });

/** Adds a task by keyboard that writes a file. */
async function addTask(page: Page, title: string, writes: string): Promise<void> {
  await page.locator(".react-flow__pane").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("n");
  const field = page.getByLabel("Title of the task");
  await expect(field).toBeFocused();
  await field.fill(title);
  await field.press("Enter");
  await expect(node(page, title)).toBeFocused();
  await page.getByRole("complementary").getByLabel("Writes", { exact: true }).fill(writes);
}

test("the canvas is drawn on by key and by mouse: focus, names, several at once, connections, and why two tasks collide", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "New plan" }).first().click();
  await page.getByLabel("Name").fill("By hand");
  await page.getByRole("button", { name: "Create plan" }).click();
  await page.waitForURL(/\/plans\//);
  await page.getByRole("heading", { name: "Nothing is planned yet" }).waitFor();
  for (const [title, writes] of [["Parser", "src/syntax.ts"], ["Printer", "src/syntax.ts"], ["Manual", "docs/manual.md"]] as const) await addTask(page, title, writes);
  await page.getByRole("button", { name: "Fit into view" }).first().click();

  // Enter goes on with the task that has the focus: it is chosen, then named, and keeps the focus.
  await node(page, "Parser").focus();
  await page.keyboard.press("Enter");
  await expect(node(page, "Parser")).toHaveClass(/selected/);
  await expect(node(page, "Manual")).not.toHaveClass(/selected/);
  await page.keyboard.press("Enter");
  await page.getByLabel("Title of the task").fill("Reader");
  await page.keyboard.press("Enter");
  await expect(node(page, "Reader")).toBeFocused();
  await page.getByRole("button", { name: "Zoom In" }).press("Enter");
  await expect(page.getByLabel("Title of the task")).toHaveCount(0);
  await page.getByRole("button", { name: "Fit into view" }).first().click();

  // Why two tasks collide is reached by key, and chooses both.
  const sign = page.getByRole("button", { name: /both write src\/syntax\.ts/ }).and(page.locator(".react-flow *"));
  await sign.focus();
  await sign.press("Enter");
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(2);
  await expect(page.getByRole("complementary").getByRole("heading", { name: "2 tasks" })).toBeVisible();

  // Shift adds one to the choice.
  await node(page, "Manual").click();
  await node(page, "Printer").click({ modifiers: ["Shift"] });
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(2);

  // A connection may be dropped anywhere on a task; what is ordered collides no more.
  await page.keyboard.press("Escape");
  await node(page, "Reader").hover();
  await node(page, "Reader").locator(".react-flow__handle-right").dragTo(node(page, "Printer"));
  await expect(page.getByRole("group", { name: "Printer needs Reader (order)" })).toHaveCount(1);
  await expect(sign).toHaveCount(0);
});
