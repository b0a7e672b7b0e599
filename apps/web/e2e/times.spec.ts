import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { signIn } from "./sign-in.ts";

test("a lag, a start, working hours and a reviewer are given in the inspector, checked while typing, and kept", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "New plan" }).first().click();
  await page.getByLabel("Name").fill("Times");
  await page.getByRole("button", { name: "Create plan" }).click();
  await page.waitForURL(/\/plans\//);
  await page.getByRole("heading", { name: "Nothing is planned yet" }).waitFor();
  const details = page.getByRole("complementary");
  for (const title of ["First", "Second"]) {
    await page.keyboard.press("n");
    await page.getByLabel("Title of the task").fill(title);
    await page.keyboard.press("Enter");
  }

  // Of the second task: what it comes after, how much later, and when it starts.
  await details.getByLabel("Add a task that comes before").selectOption({ label: "First" });
  await details.getByText("Time", { exact: true }).click();
  await details.getByLabel("Lag, minutes").fill("20000");
  await expect(details.getByText("Use at most 10080.")).toBeVisible();
  await details.getByLabel("Lag, minutes").fill("30");
  await details.getByText("Start, skills and labels").click();
  await details.getByLabel("Exactly at minute").fill("40");
  await expect(details.getByText(/can follow "First" at minute 50 at the earliest/).first()).toBeVisible();
  await details.getByLabel("Exactly at minute").fill("90");
  await expect(details.getByText(/can follow "First"/)).toHaveCount(0);

  // Of the plan: who checks in, and when they are there.
  await page.getByRole("button", { name: "Plan settings" }).click();
  const person = details.getByRole("listitem").filter({ hasText: "Person" }).filter({ has: page.getByLabel("Agent name") }).last();
  await person.getByText("Hours, setup, labels and secrets").click();
  await person.getByRole("button", { name: "Add period" }).click();
  await person.getByRole("button", { name: "Friday" }).click();
  await person.getByLabel("From").fill("18:00");
  await expect(person.getByRole("alert")).toContainText("end later than they start");
  await person.getByLabel("From").fill("8:30");
  await details.getByLabel("Check-in, minutes").fill("5");
  await details.getByLabel("Who checks in").selectOption({ label: "Person" });
  await expect(page.getByText(/Saved · revision/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("aside").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);

  await page.reload();
  await expect(details.getByLabel("Who checks in")).toHaveValue("person");
  await expect(person.getByLabel("From")).toHaveValue("08:30");
  await expect(person.getByRole("button", { name: "Friday" })).toHaveAttribute("aria-pressed", "false");
  await page.locator(".react-flow__node").filter({ hasText: "Second" }).click();
  await expect(details.getByLabel("Lag, minutes")).toHaveValue("30");
  await expect(details.getByLabel("Exactly at minute")).toHaveValue("90");
});
