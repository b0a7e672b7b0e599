import { entryOf, type SourceNode } from "../../source/source-node.ts";
import type { NoteList } from "../note-list.ts";
import type { WorkflowJob } from "./workflow-job.ts";

const READ = new Set(["name", "needs", "runs-on", "strategy", "steps", "outputs", "timeout-minutes", "concurrency", "continue-on-error", "uses", "with", "if"]);

/** Says what a workflow holds that its plan does not. */
export function noteWhatIsLeftOut({ root, jobs }: { readonly root: SourceNode; readonly jobs: readonly WorkflowJob[] }, notes: NoteList): void {
  notes.drop("Expressions are not evaluated, but for the values of a matrix.");
  for (const { id, node } of jobs) {
    const place = { name: JSON.stringify(id), at: node.at };
    if (entryOf(node, "if") !== undefined) notes.count("assumed", (count, first) => `${count === 1 ? "One job has a condition" : `${count} jobs have conditions`} (first ${first}) and ${count === 1 ? "is" : "are"} taken to run.`, place);
    if (entryOf(node, "uses") !== undefined) notes.count("assumed", (count, first) => `${count === 1 ? "One job calls" : `${count} jobs call`} another workflow (first ${first}); what runs in there is not known, so it counts as one task.`, place);
  }
  if (entryOf(root, "concurrency") !== undefined) notes.drop("The concurrency of the whole workflow says nothing about one run of it.");
  const other = new Set(jobs.flatMap(({ node }) => (node.kind === "map" ? [...node.entries.keys()] : [])).filter((key) => !READ.has(key)));
  if (other.size > 0) notes.drop(`Of the jobs, left out: ${[...other].slice(0, 12).map((key) => key.slice(0, 40)).join(", ")}${other.size > 12 ? ", …" : ""}.`);
}
