import { expect, type Page, test } from "@playwright/test";
import { planloom } from "./command-line.ts";
import { faultsOf } from "./faults-of.ts";
import { openRun } from "./open-run.ts";

const REPORT = JSON.stringify({
  summary: "Two hashes are in use.",
  findings: [{ title: "Passwords are hashed twice", severity: "major", files: ["src/server/passwords.js:12"], text: "Once in the **form**, once in the server." }],
  blockers: [{ kind: "clarification", severity: "moderate", title: "Which hash is right?", text: "Nobody wrote it down.", options: ["Argon2id", "bcrypt"] }],
});

/** `api` asks a question the first time; `page` has three batches, which a person does. */
const PLAN = `
planloom: 1
name: What all have to know
agents:
  - { id: shell, kind: shell }
  - { id: lead, name: Lead, kind: person }
streams:
  - { id: web, name: Web, agent: lead }
tasks:
  - id: api
    title: The API
    agent: shell
    run: test "$PLANLOOM_ATTEMPT_NUMBER" -gt 1 || { printf '%s' '${REPORT}' > "$PLANLOOM_REPORT"; exit 3; }
    writes: ["src/server/**"]
    accept: "true"
    estimate: 10
    contracts: [{ id: log-in, name: The log-in, consumers: [page], stub: POST /log-in }]
  - id: page
    title: The page
    stream: web
    estimate: 60
    checklist: [{ text: Form, minutes: 20 }, { text: Errors, minutes: 20 }, { text: Looks, minutes: 20 }]
    writes: ["src/web/**"]
  - { id: docs, title: The docs, agent: lead, estimate: 10, needs: [api] }
`;

const entries = (page: Page) => page.getByRole("list", { name: "Entries of the board, pinned ones first, then the newest" }).getByRole("article");
const row = (page: Page, title: string) => page.getByRole("row").filter({ has: page.getByRole("button", { name: title, exact: true }) });

test("what is posted is found, pinned and replaced by a new version, and contradictions stand side by side", async ({ page }) => {
  const { number } = await openRun(page, PLAN);
  await page.getByRole("tab", { name: "Board" }).click();
  await expect(entries(page).filter({ hasText: "Passwords are hashed twice" }).getByText("Major")).toBeVisible();

  await page.getByRole("button", { name: "Post", exact: true }).click();
  const posting = page.getByRole("dialog");
  await posting.getByLabel("Title").fill("Sessions live a day");
  await posting.getByLabel("Text", { exact: true }).fill("Decided with **the customer**.");
  await posting.getByRole("button", { name: "Preview" }).click();
  await expect(posting.locator("strong")).toHaveText("the customer");
  await posting.getByRole("group", { name: "Who is told" }).getByRole("radio", { name: "Files" }).click();
  await posting.getByLabel("Patterns, one a line").fill("src/web/**");
  await expect(posting.getByText("Now: The page")).toBeVisible();
  await posting.getByLabel("Subject", { exact: true }).fill("session.lifetime");
  await posting.getByLabel("What it says of the subject").fill("24 h");
  await posting.getByRole("button", { name: "Post" }).click();
  await expect(entries(page).first().getByText("Sessions live a day")).toBeVisible();

  const posted = planloom("post", number, "Sessions live an hour", "--kind", "finding", "--subject", "session.lifetime", "--claim", "1 h", "--to-stream", "web");
  expect(posted.status).toBe(0);
  const contradiction = page.getByRole("article", { name: "Contradiction about session.lifetime" });
  await expect(contradiction.getByText("24 h")).toBeVisible();
  await expect(contradiction.getByText("1 h", { exact: true })).toBeVisible();

  await page.getByLabel("Search the board").fill('src/server "hashed twice"');
  await expect(entries(page)).toHaveCount(1);
  await page.getByLabel("Search the board").fill("");
  await page.getByLabel("Kind").selectOption("Decisions");
  await expect(entries(page)).toHaveCount(1);
  // What is looked for can be sent to somebody else.
  await expect(page).toHaveURL(/kind=decision/);
  await page.reload();
  await expect(page.getByLabel("Kind")).toHaveValue("decision");
  await expect(entries(page)).toHaveCount(1);
  await page.getByLabel("Kind").selectOption("Every kind");

  const decision = page.getByRole("article", { name: "Sessions live a day" });
  await decision.getByRole("button", { name: "Sessions live a day" }).click();
  await decision.getByRole("button", { name: "Pin" }).click();
  await expect(decision.getByText("Pinned")).toBeVisible();
  await decision.getByRole("button", { name: "New version" }).click();
  const replacing = page.getByRole("dialog");
  await replacing.getByLabel("Title").fill("Sessions live an hour after all");
  await replacing.getByLabel("What it says of the subject").fill("1 h");
  await replacing.getByRole("button", { name: "Post" }).click();
  const replaced = page.getByRole("article", { name: "Sessions live an hour after all" });
  await expect(replaced.getByText("1 earlier version")).toBeVisible();
  await expect(contradiction).toBeHidden();
  await expect(page.getByRole("article", { name: "Sessions live a day", exact: true })).toBeHidden();
  expect(planloom("board", number, "--search", '"an hour"').json).toMatchObject([{ title: "Sessions live an hour" }, { title: "Sessions live an hour after all", supersededBy: null }]);
});

test("a blocker from a report is answered with a broadcast, and its batch goes on", async ({ page }) => {
  await openRun(page, PLAN);
  const strip = page.getByRole("region", { name: "Needs you" });
  await expect(row(page, "The API").getByText("Blocked: Which hash is right?")).toBeVisible();
  await strip.getByRole("button", { name: "Which hash is right?" }).click();
  const blocker = page.getByRole("article", { name: "Which hash is right?" });
  await expect(blocker.getByText("One batch waits behind it: The docs.")).toBeVisible();
  await expect(blocker.getByText("Two hashes are in use.")).toBeVisible();
  await expect(blocker.getByRole("region", { name: "What the board knows" }).getByText("Passwords are hashed twice")).toBeVisible();
  await blocker.getByRole("button", { name: "Argon2id" }).click();
  await expect(blocker.getByRole("status", { name: "What it leads to" })).toContainText("Starts The API at once.");
  await blocker.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByRole("region", { name: "Out of the way" }).getByText("answered it, and the board tells it: Argon2id")).toBeVisible();
  await page.getByRole("tab", { name: "Batches" }).click();
  await expect(row(page, "The API").getByText("Accepted")).toBeVisible();
  await page.getByRole("tab", { name: "Board" }).click();
  await expect(page.getByRole("article", { name: "Which hash is right?" }).getByText("Argon2id")).toBeVisible();
  await page.getByRole("tab", { name: "Activity" }).click();
  await expect(page.getByText('resolved "Which hash is right?"')).toBeVisible();
});

test("a critical blocker pauses the run, and to resolve and resume lets it go on", async ({ page }) => {
  const { number } = await openRun(page, PLAN);
  await expect(row(page, "The API").getByText("Blocked: Which hash is right?")).toBeVisible();
  expect(planloom("block", number, "The licence forbids it", "--severity", "critical").status).toBe(0);
  await expect(page.getByRole("heading", { level: 1 }).locator("..").getByText("Paused")).toBeVisible();
  await page.getByRole("tab", { name: "Blockers" }).click();
  const open = page.getByRole("list", { name: "Open blockers, the most severe first" }).getByRole("listitem");
  await expect(open.first()).toContainText("The licence forbids it");
  await open.first().getByRole("button", { name: "The licence forbids it" }).click();
  const blocker = page.getByRole("article", { name: "The licence forbids it" });
  await blocker.getByLabel("Who is to decide").fill("Lead");
  await blocker.getByRole("button", { name: "Ask to decide" }).click();
  await expect(blocker.getByText("Lead is asked to decide")).toBeVisible();
  await blocker.getByRole("radio", { name: "Dismiss" }).click();
  await blocker.getByRole("button", { name: "Resolve and resume" }).click();
  await expect(blocker.getByText("Say why it is no blocker.")).toBeVisible();
  await blocker.getByLabel("Why it is no blocker").fill("It is another licence");
  await blocker.getByRole("button", { name: "Resolve and resume" }).click();
  await expect(page.getByRole("heading", { level: 1 }).locator("..").getByText("Running")).toBeVisible();
  expect(planloom("answer", number, "Which hash is right?", "--text", "Argon2id", "--quietly").status).toBe(0);
  await expect(page.getByText("Nothing is blocked")).toBeVisible();
});

test("work is put between two batches of a task, as batch 2.5", async ({ page }) => {
  const { number } = await openRun(page, PLAN);
  await expect(row(page, "The page (3 of 3)")).toBeVisible();
  expect(planloom("block", number, "There are no icons", "--batch", "page.3", "--kind", "hard-dependency").status).toBe(0);
  await expect(row(page, "The page (3 of 3)").getByText("Blocked: There are no icons")).toBeVisible();
  await page.getByRole("tab", { name: "Blockers" }).click();
  await page.getByRole("button", { name: "There are no icons" }).last().click();
  const blocker = page.getByRole("article", { name: "There are no icons" });
  await blocker.getByRole("radio", { name: "Other work first" }).click();
  await expect(blocker.getByText("It becomes batch 2.5")).toBeVisible();
  await blocker.getByLabel("What is to be done").fill("Draw the icons");
  await blocker.getByLabel("Minutes").fill("12");
  await expect(blocker.getByRole("status", { name: "What it leads to" })).toContainText("Adds this batch.");
  await blocker.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByRole("region", { name: "Out of the way" }).getByText("put other work before it: Draw the icons")).toBeVisible();
  await page.getByRole("tab", { name: "Batches" }).click();
  await expect(row(page, "Draw the icons").getByText("Waits for The page (2 of 3)")).toBeVisible();
  await expect(row(page, "The page (3 of 3)").getByText(/Waits for .*Draw the icons/)).toBeVisible();
});

for (const { colorScheme, width } of [
  { colorScheme: "light", width: 1440 },
  { colorScheme: "dark", width: 390 },
] as const) {
  test(`the board, contracts and blockers can be used with a screen reader, read well, and do not overflow: ${colorScheme}, ${width} pixels wide`, async ({ page }) => {
    // It looks at six places, each of which is gone through as a whole.
    test.slow();
    await page.emulateMedia({ colorScheme });
    const { number } = await openRun(page, PLAN);
    await expect(row(page, "The API").getByText("Blocked: Which hash is right?")).toBeVisible();
    planloom("post", number, "Sessions live a day", "--subject", "session.lifetime", "--claim", "24 h", "--pin", "--text", "By **the customer**");
    planloom("post", number, "Sessions live an hour", "--subject", "session.lifetime", "--claim", "1 h", "--to-files", "src/web/**");
    planloom("post", number, "The log-in", "--contract", "log-in", "--text", "POST /log-in with a name");
    planloom("block", number, "Is a dark page wanted?", "--batch", "docs", "--severity", "minor");
    await page.setViewportSize({ width, height: 900 });
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    const here = new URL(page.url());
    const go = (view: string) => page.goto(new URL(`${here.pathname}?view=${view}`, here).href);
    const look = async (what: string, part = "main") => problems.push(...(await faultsOf(page, what, part)));
    await go("board");
    await page.getByRole("button", { name: "Passwords are hashed twice", exact: true }).click();
    await expect(page.getByText("Nobody yet: no brief has carried it")).toBeVisible();
    await look("The board");
    await page.getByRole("button", { name: "Post", exact: true }).click();
    await look("A post", "[role=dialog]");
    await go("contracts");
    await page.getByRole("button", { name: "Publish a version" }).click();
    await page.getByRole("dialog").getByLabel("What it says").fill("POST /log-in with a name and a code");
    await look("A version", "[role=dialog]");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Discard" }).click();
    await look("The contracts");
    await go("blockers");
    await expect(page.getByRole("form", { name: "Answer: Is a dark page wanted?" })).toBeVisible();
    await look("The blockers");
    await page.getByRole("list", { name: "Open blockers, the most severe first" }).getByRole("button", { name: "Which hash is right?" }).click();
    await page.getByRole("radio", { name: "Other work first" }).click();
    await look("A blocker");
    expect(problems).toEqual([]);
  });
}
