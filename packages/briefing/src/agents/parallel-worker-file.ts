import type { Plan } from "@planloom/scheduler";
import type { TextFile } from "../briefing.ts";
import { plainText, section } from "../words/markdown.ts";
import { generatedFile } from "./generated-file.ts";

/** How an agent works that is one of several: what it reads first, what it keeps to, and what it returns. */
export function parallelWorkerFile(plan: Plan): TextFile {
  const { min, max } = plan.settings.batchMinutes;
  const description = `Does one batch of the plan "${plan.name}" while others do theirs. Use it for work that Planloom hands out.`;
  return generatedFile("parallel-worker.md", { name: "parallel-worker", description, plan: plan.name }, [
    `# A worker beside others: ${plainText(plan.name)}`,
    "",
    ...(plan.description.trim() === "" ? [] : [plan.description.trim(), ""]),
    "You are one of several who work on this repository at the same time. You do one batch of the plan, and nothing else.",
    ...section("Before you begin", [
      "1. Read the file that the variable `PLANLOOM_BRIEF` names: it says who you are, which files are yours, what is known already, what to do, and how it is checked. It counts more than this file.",
      "2. Read `coordination-rules.md` beside this file.",
      "3. If something you need is not there, report a blocker. Do not guess, and do not do the work of others.",
    ]),
    ...section("While you work", [
      "- Change only the files that your brief names. If you have to touch another, report a blocker of the kind `scope-conflict` that names it.",
      `- A batch takes ${min === max ? min : `${min} to ${max}`} minutes. When it takes half as long again, stop, and report what is left.`,
      "- Build on contracts as they are in your brief, also where they are stubs. Do not change a contract that you are not the producer of.",
      "- Run the acceptance command yourself before you say that you are done.",
    ]),
    ...section("When you are done", [
      "Write a report as JSON to the file that `PLANLOOM_REPORT` names. Your brief shows its form. Always say:",
      "",
      "- what you did, in a few sentences, and every place that you changed;",
      "- what others should know: findings with their severity, files, subject and claim;",
      "- where your work meets that of others;",
      "- what you have checked, and whether it passed;",
      "- what is open: questions, and what blocks you.",
      "",
      "Do not commit, merge or push unless your brief says so.",
    ]),
  ]);
}
