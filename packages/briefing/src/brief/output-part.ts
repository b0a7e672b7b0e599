import type { BriefFacts } from "./brief-facts.ts";

/** How the result is written down, and what is reported. */
export function outputPart({ task, agent }: BriefFacts): readonly string[] {
  const format = task.outputFormat.trim();
  return [...(format === "" ? [] : [format, ""]), ...(agent?.kind === "person" ? FOR_PEOPLE : FOR_PROGRAMS)];
}

const FOR_PEOPLE = ["When you are done, say in a few sentences what you did, what you found that others should know, what is still open, and where it meets other work."];

const FOR_PROGRAMS = [
  "Write a report as JSON to the file that the variable `PLANLOOM_REPORT` names, or print it between a line ` ```planloom-report ` and a line ` ``` `. Only `summary` is required; leave out what you have nothing for:",
  "",
  "```json",
  `{
  "summary": "what you did, in a few sentences",
  "changes": [{ "path": "src/login.ts", "line": 12, "what": "checks the token's age" }],
  "findings": [{ "title": "one line", "text": "more", "severity": "critical | major | minor | info",
                 "files": ["src/session.ts:40"], "subject": "session.lifetime", "claim": "15 minutes" }],
  "artifacts": [{ "path": "docs/login.md", "what": "how to log in" }],
  "contracts": [{ "contract": "its id", "text": "all of its new text" }],
  "blockers": [{ "kind": "hard-dependency | clarification | technical | scope-conflict",
                 "severity": "critical | moderate | minor", "title": "one line", "text": "more", "options": ["a way out"] }],
  "questions": ["what you would like to know, and went on without"],
  "integrationPoints": ["where it meets other work"],
  "checks": [{ "name": "unit tests", "passed": true, "detail": "120 passed" }]
}`,
  "```",
  "",
  "Findings are told to everybody whose files they name, so say there what others should know; `kind` may also be `decision` or `constraint`. Two findings with one `subject` and different `claim`s are shown as a contradiction. A blocker that is `moderate` stops this batch until somebody has decided, a `critical` one the whole run; with a `minor` one you went on.",
];
