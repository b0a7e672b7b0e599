import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { signIn } from "./sign-in.ts";

test("a gather, a race, a fallback and a pause are set in the inspector, told in words on the canvas, undone and kept", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "New plan" }).first().click();
  await page.getByLabel("Name").fill("Flows");
  await page.getByRole("button", { name: "Create plan" }).click();
  await page.waitForURL(/\/plans\//);
  await page.getByRole("heading", { name: "Nothing is planned yet" }).waitFor();
  const details = page.getByRole("complementary");
  const node = (title: string) => page.locator(".react-flow__node").filter({ hasText: title });
  for (const title of ["Alpha", "Beta", "Join"]) {
    await page.keyboard.press("n");
    await page.getByLabel("Title of the task").fill(title);
    await page.keyboard.press("Enter");
  }

  // Two of what it needs are asked for where there is one: said while it is so.
  await details.getByLabel("Add a task that comes before").selectOption({ label: "Alpha" });
  await details.getByLabel("Add a task that comes before").selectOption({ label: "Beta" });
  await details.getByLabel("Starts once").selectOption({ label: "So many are accepted" });
  await details.getByLabel("How many").fill("3");
  await expect(details.getByText(/but it needs only 2/)).toBeVisible();
  await details.getByLabel("How many").fill("1");
  await expect(details.getByText(/but it needs only 2/)).toHaveCount(0);
  await expect(node("Join")).toContainText("1 of 2");
  await expect(node("Join")).toHaveAccessibleName(/starts once 1 of 2 are there/);

  // A fallback takes the place of a need, and an undo gives it back.
  await details.getByLabel("Kind of the dependency: Beta").selectOption({ label: "On failure: only if the other fails" });
  await expect(page.getByText("if it fails")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("if it fails")).toHaveCount(0);
  await expect(details.getByLabel("Kind of the dependency: Beta")).toHaveValue("order");

  for (const title of ["Alpha", "Beta"]) {
    await node(title).click();
    await details.getByText("Race", { exact: true }).click();
    await details.getByLabel("Name of the race").fill("first");
    await expect(node(title)).toContainText("race first");
  }
  await expect(details.getByText(/^Against Alpha\./)).toBeVisible();

  await page.getByRole("button", { name: "Plan settings" }).click();
  await details.getByLabel("Most waiting for a check-in").fill("5");
  await details.getByText("Waits and exit codes").click();
  await details.getByLabel("Never these exit codes").fill("2, 300");
  await expect(details.getByText(/"300" is no exit code/)).toBeVisible();
  await details.getByLabel("Never these exit codes").fill("2, 3");
  await details.getByText("When the run is paused").click();
  await details.getByLabel("What lies between").selectOption({ label: "Is handed back" });
  await expect(page.getByText(/Saved · revision/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("aside").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);

  await page.reload();
  await expect(details.getByLabel("Most waiting for a check-in")).toHaveValue("5");
  await expect(details.getByLabel("Never these exit codes")).toHaveValue("2, 3");
  await expect(details.getByLabel("What lies between")).toHaveValue("hand-back");
  await node("Join").click();
  await expect(details.getByLabel("How many")).toHaveValue("1");
});
