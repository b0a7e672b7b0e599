import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { planloom } from "./command-line.ts";
import { openRun } from "./open-run.ts";

const report = (claim: string, severity: string): string =>
  JSON.stringify({ summary: `It says ${claim}.`, findings: [{ title: "How long a session lives", severity, files: ["src/sessions.js:7"], subject: "session.lifetime", claim }] });

/** Two look at one thing and say different things; the sync point behind them refuses that. */
const PLAN = `
planloom: 1
name: Looked at twice
agents:
  - { id: shell, name: Reviewer, kind: shell, capacity: 3 }
  - { id: writer, name: Writer, kind: coding-agent, run: "grep -q session.lifetime $PLANLOOM_SYNTHESIS && printf '# Sessions live too long\\\\n' > planloom-synthesis.md" }
  - { id: lead, name: Lead, kind: person }
streams:
  - { id: look, name: Look, agent: shell }
  - { id: tell, name: Tell, agent: lead }
tasks:
  - { id: safety, title: Look at safety, stream: look, estimate: 5, run: "printf '%s' '${report("15 minutes", "major").replaceAll('"', String.raw`\"`)}' > $PLANLOOM_REPORT", accept: "true" }
  - { id: use, title: Look at use, stream: look, estimate: 5, run: "printf '%s' '${report("a day", "minor").replaceAll('"', String.raw`\"`)}' > $PLANLOOM_REPORT", accept: "true" }
  - { id: agree, title: They agree, kind: sync, needs: [safety, use], accept: "grep -q '\\"contradictions\\": \\\\[\\\\]' $PLANLOOM_PACKET" }
  - { id: tell, title: Tell the team, stream: tell, estimate: 10, needs: [agree] }
`;

test("what many found is one report, what contradicts itself stops at the sync point, and an agent's version stands beside ours", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { number } = await openRun(page, PLAN);

  // The sync point's command has refused its packet: a person looks at what came together.
  await page.getByRole("tab", { name: "Batches" }).click();
  await page.getByRole("button", { name: "They agree", exact: true }).first().click();
  await page.getByRole("tab", { name: "Packet" }).click();
  const packet = page.getByRole("article", { name: "The packet" });
  await expect(packet.getByText("Contradiction about session.lifetime: 15 minutes (Look at safety), or a day (Look at use)")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("tab", { name: "Report" }).click();
  const ours = page.getByRole("article", { name: "The report" });
  await expect(ours.getByRole("heading", { name: "What contradicts each other" })).toBeVisible();
  await expect(ours.getByText("Decide: session.lifetime: 15 minutes, or a day")).toBeVisible();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(page.getByText("The report copied as Markdown")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("# What was found: Looked at twice");
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: ".json" }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe(`run-${number}-report.json`);
  expect(JSON.parse(readFileSync(await download.path(), "utf8"))).toMatchObject({ counts: { entries: 2, contradictions: 1 } });

  await page.getByRole("button", { name: "Ask an agent to refine it" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Agent")).toHaveValue("writer");
  await dialog.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("radio", { name: "Refined" }).click();
  await expect(page.getByRole("article", { name: "The refined report" }).getByRole("heading", { name: "Sessions live too long" })).toBeVisible();
  await page.getByRole("radio", { name: "Made by itself" }).click();
  await expect(ours).toBeVisible();

  await page.getByRole("tab", { name: "Summary" }).click();
  const summary = page.getByRole("article", { name: "The summary" });
  await expect(summary.getByRole("heading", { name: "Needs attention" })).toBeVisible();
  await expect(summary.getByRole("row", { name: /Look done 2 of 2 \(100 %\)/ })).toBeVisible();
  expect(planloom("checkin", number, "They agree", "--accept").status).toBe(0);
  await expect(summary.getByText("Tell the team").first()).toBeVisible();
  expect(planloom("summary", number).json).toMatchObject({ batches: 5, streams: [{ name: "Look", state: "done" }, { name: "Tell", state: "needs a person" }, {}] });
  expect(planloom("stop", number).status).toBe(0);
  await expect(summary.getByText(/It was stopped on/)).toBeVisible();
});

test("the files that agents read are made from the plan, and taken along as a zip", async ({ page }) => {
  const { number } = await openRun(page, PLAN);
  expect(planloom("stop", number).status).toBe(0);
  await page.getByRole("link", { name: "Plan", exact: true }).click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Files for agents" }).click();
  const dialog = page.getByRole("dialog", { name: "Files for agents" });
  await expect(dialog.getByLabel("parallel-worker.md", { exact: true })).toContainText("A worker beside others: Looked at twice");
  await dialog.getByLabel("File", { exact: true }).selectOption("coordination-rules.md");
  await expect(dialog.getByLabel("coordination-rules.md", { exact: true })).toContainText('"They agree": "Look at safety", "Look at use" must be accepted before "Tell the team" begins');
  const arriving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download all as a zip" }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe("looked-at-twice-agents.zip");
  expect(readFileSync(await download.path()).subarray(0, 2).toString()).toBe("PK");
});
