import { expect, test } from "@playwright/test";
import { signIn } from "./sign-in.ts";

const FILE = `planloom: 1
name: Lopsided
agents:
  - { id: ada, name: Ada, kind: shell }
  - { id: bob, name: Bob, kind: shell }
tasks:
  - { id: schema, title: Schema, agent: ada, run: "true", estimate: 20, writes: [db/schema.sql] }
  - { id: queries, title: Queries, agent: ada, run: "true", estimate: 20, writes: [db/schema.sql] }
  - { id: screen, title: Screen, agent: ada, run: "true", estimate: 20, writes: [web/screen.ts] }
  - { id: menu, title: Menu, agent: ada, run: "true", estimate: 20, writes: [web/menu.ts] }
`;

test("advice and problems are followed at a press, the plan ends when the advice said, and undo takes it back", async ({ page }) => {
  await signIn(page);
  await page.locator("input[type=file]").first().setInputFiles({ name: "lopsided.yaml", mimeType: "text/yaml", buffer: Buffer.from(FILE) });
  await page.waitForURL(/\/plans\/./);
  const finish = page.getByText(/^Finish/).first().locator("..");
  await expect(finish).toContainText("1 h 20 min");

  await page.getByRole("tab", { name: "Advice" }).click();
  const advice = page.getByRole("list", { name: "Advice" });
  await expect(advice).toContainText("Share the work out anew");
  await expect(advice).toContainText("Simulated: ends after 40 min, sooner than any schedule of the plan as it is");
  await advice.getByRole("button", { name: "Reassign 2 tasks" }).click();
  await expect(finish).toContainText("40 min");
  await expect(advice).toContainText("Yes: 40 min with 2 at once instead of 1 h 20 min one after another");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(finish).toContainText("1 h 20 min");

  await page.getByRole("tab", { name: /^Problems/ }).click();
  await expect(page.getByRole("list", { name: "Problems" })).toContainText('"Schema" and "Queries" both write db/schema.sql');
  await page.getByRole("button", { name: 'Connect them in this order: "Schema" and "Queries"' }).click();
  await expect(page.locator(".react-flow__edge")).toHaveCount(1);
  await expect(page.getByRole("list", { name: "Problems" })).not.toContainText("db/schema.sql");
});
