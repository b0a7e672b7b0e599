/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { expect, type Page, test } from "@playwright/test";
import { agentId, emptyPlan, newAgent, newDependency, newTask, type Plan, taskId } from "@planloom/scheduler";
import { Api } from "../../../scripts/testing/api.ts";
import { signIn } from "./sign-in.ts";

const TASKS = 600;
/** More than are in sight where their titles can be read. */
const MANY = 300;

/** Tasks that do nothing, none of which needs another, and one that needs them all. */
function fanOut(): Plan {
  const plan = emptyPlan("A large fan-out");
  const agent = agentId("shell");
  const task = (id: string, title: string) => ({ ...newTask(taskId(id), title), agent, command: "true", acceptance: { command: null, criteria: [], policy: "command" as const } });
  const gather = task("gather", "Gather");
  const parts = Array.from({ length: TASKS }, (_, index) => task(`t${index}`, `Part ${index + 1}`));
  return { ...plan, settings: { ...plan.settings, maxParallel: 4 }, agents: [{ ...newAgent(agent, "Shell", "shell"), capacity: 4 }], tasks: [...parts, gather], dependencies: parts.map(({ id }) => newDependency(id, gather.id)) };
}

/** Counts every task that is drawn as an element of its own from the first moment of a page on. */
async function countDrawnTasks(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let drawn = 0;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node instanceof Element) drawn += node.querySelectorAll(".task-node").length;
      }
      document.documentElement.dataset["drawn"] = String(drawn);
    }).observe(document, { childList: true, subtree: true });
  });
  return async () => Number(await page.locator("html").getAttribute("data-drawn"));
}

test("a large plan and its run are drawn from afar as one picture, without a moment in which every task is an element", async ({ page }) => {
  await signIn(page);
  const run = await new Api(process.env["PLANLOOM_TEST_HOME"] ?? "").run(fanOut());
  const drawnTasks = await countDrawnTasks(page);
  const picture = page.getByRole("img", { name: `${TASKS + 1} tasks from afar. An arrow key leads to a task.` });

  await page.goto(new URL(`/runs/${run}`, page.url()).href);
  const plan = await page.getByRole("link", { name: "Plan", exact: true }).getAttribute("href");

  for (const path of [`/runs/${run}`, plan ?? ""]) {
    await page.goto(new URL(path, page.url()).href);
    await picture.waitFor();
    expect(await drawnTasks()).toBeLessThan(MANY);
    // Close by, those in sight are drawn; on the way back no others are.
    while (await picture.isVisible()) await page.getByRole("button", { name: "Zoom In" }).click();
    await page.getByRole("button", { name: "Fit View" }).or(page.getByRole("button", { name: "Fit into view" })).first().click();
    await picture.waitFor();
    expect(await drawnTasks()).toBeLessThan(MANY);
  }
});
