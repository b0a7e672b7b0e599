import { agentId, type BatchId, blockerId, contractId, emptyPlan, entryId, freezePlan, issueId, newAgent, newDependency, newTask, type NewBlocker, type NewEntry, type Plan, type Severity, streamId, type Task, taskId, type WorkReport } from "@planloom/scheduler";
import { reportOf, RunDriver } from "@planloom/scheduler/testing";

/** Sat 21 Nov 2026, 08:00 UTC. */
const MORNING = Date.UTC(2026, 10, 21, 8);

/** Two streams that meet at a sync point, with a contract between them, and work behind it. */
export function meetingPlan(): Plan {
  const plan = emptyPlan("Log in");
  const task = (id: string, title: string, differs: Partial<Task> = {}): Task => ({ ...newTask(taskId(id), title), acceptance: { command: "true", criteria: [], policy: null }, ...differs });
  const coder = agentId("coder");
  return {
    ...plan,
    agents: [...plan.agents, { ...newAgent(coder, "Coder", "coding-agent"), command: "work", capacity: 2 }],
    streams: [
      { id: streamId("server"), name: "Server", agent: coder, patterns: ["src/server/**"] },
      { id: streamId("web"), name: "Web", agent: coder, patterns: ["src/web/**"] },
    ],
    tasks: [
      task("api", "The API", { stream: streamId("server"), contracts: [{ id: contractId("login"), name: "The log-in API", consumers: [taskId("page")], stub: "POST /login" }] }),
      task("page", "The page", { stream: streamId("web") }),
      { ...newTask(taskId("meet"), "Meet"), kind: "sync" },
      task("try", "Try it all", { stream: streamId("web") }),
      { ...newTask(taskId("end"), "The end"), kind: "sync" },
    ],
    dependencies: [newDependency(taskId("api"), taskId("meet")), newDependency(taskId("page"), taskId("meet")), newDependency(taskId("meet"), taskId("try")), newDependency(taskId("try"), taskId("end"))],
  };
}

const NOTHING: WorkReport = { summary: "", changes: [], findings: [], artifacts: [], contracts: [], blockers: [], questions: [], integrationPoints: [], checks: [] };

/** A run of a plan, driven in the words of its users. It starts on a Saturday morning; time stands still unless `pass` lets it go on. */
export class ToldRun extends RunDriver {
  readonly plan: Plan;

  constructor(plan: Plan = meetingPlan()) {
    const frozen = freezePlan(plan);
    if (frozen.kind === "refused") throw new Error(JSON.stringify(frozen.problems));
    super(frozen.spec);
    this.plan = plan;
    this.now = MORNING;
    this.start();
  }

  /** A runner does a batch, which takes 10 minutes, passes its check and says this of it. */
  does(id: string, said: Partial<WorkReport> = {}): this {
    this.claim(id);
    this.pass(10);
    this.report(id, reportOf({ acceptance: { passed: true, code: 0, tail: "" }, account: { said: { ...NOTHING, ...said }, fault: null, changed: null } }));
    return this;
  }

  post(id: string, entry: Partial<NewEntry> = {}): this {
    this.send({ type: "board.posted", by: "ann", entry: { id: entryId(id), kind: "finding", title: id, text: "", severity: "info", files: [], subject: null, claim: null, audience: { kind: "all" }, pinned: false, supersedes: null, contract: null, ...entry } });
    return this;
  }

  block(id: string, batch: BatchId | null, differs: Partial<NewBlocker> = {}): this {
    this.send({ type: "blocker.raised", by: "ann", blocker: { id: blockerId(id), kind: "clarification", severity: "moderate", title: id, text: "", options: [], batch, ...differs } });
    return this;
  }

  breaks(id: string, causedBy: BatchId, severity: Severity = "major"): this {
    this.send({ type: "issue.recorded", by: "ann", issue: { id: issueId(id), causedBy, foundIn: null, severity, title: id, text: "" } });
    return this;
  }
}

/** A finding as a report has it. */
export function foundAs(title: string, differs: Partial<WorkReport["findings"][number]> = {}): WorkReport["findings"][number] {
  return { kind: "finding", title, text: "", severity: "info", files: [], subject: null, claim: null, ...differs };
}
