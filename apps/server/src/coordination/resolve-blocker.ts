import { ApiError, type CoordinationUseCases, type DecisionResult, type ResolutionPreview, type WayOut } from "@planloom/api";
import { type Blocker, batchSpecOf, type BatchSpec, type Inserted, insertBefore, insertBetween, newDependency, type NewEntry, type Plan, redepend, type Run, type RunFact } from "@planloom/scheduler";
import { foretellAside } from "../runs/foretell-aside.ts";
import type { Foretold } from "../runs/foretell-change.ts";
import { freezeFor } from "../runs/freeze-for.ts";
import { retoldTasks } from "../runs/retold-tasks.ts";
import { decideTogether } from "./decide-together.ts";
import { type DecideParts, decideWithPlan, type PlannedDecision } from "./decide-with-plan.ts";

type ResolveInput = Parameters<CoordinationUseCases["resolveBlocker"]>[0];

/** What is to be done: facts alone, or a changed plan together with facts. */
type Way =
  | { readonly kind: "facts"; readonly factsFor: (run: Run) => readonly RunFact[] }
  | { readonly kind: "plan"; readonly decide: (at: { readonly plan: Plan; readonly run: Run }) => PlannedDecision | string };

/** Gets a blocker out of the way, with whatever has to be done for it: an entry on the board, other work, another plan, and the end of a pause. */
export async function resolveBlocker(parts: DecideParts, input: ResolveInput, by: string): Promise<DecisionResult> {
  const way = wayOf(input, by);
  return way.kind === "facts" ? decideTogether(parts.engine, input.run, way.factsFor) : decideWithPlan(parts, { run: input.run, by, decide: way.decide });
}

/** Says what such a decision would do: what it adds and starts, and when the run would be done. Changes nothing. */
export async function foretellResolution(parts: DecideParts, input: ResolveInput, by: string): Promise<ResolutionPreview> {
  const at = await parts.engine.read(input.run);
  if (at === null) throw new ApiError("not-found", "There is no such run.");
  const { state: run } = at;
  const way = wayOf(input, by);
  const now = parts.engine.time();
  if (way.kind === "facts") return shown(await foretellAside({ run, spec: null, retold: [], facts: way.factsFor(run), now }));
  const present = await parts.plans.find({ id: input.run, planId: at.planId, planRevision: at.planRevision, revision: run.spec.revision });
  const decided = way.decide({ plan: present, run });
  if (typeof decided === "string") return { kind: "refused", message: decided };
  const frozen = await freezeFor(parts.vault, decided.plan);
  if (frozen.kind === "refused") return { kind: "refused", message: frozen.problems.map(({ message }) => message).join(" ") };
  return shown(await foretellAside({ run, spec: frozen.spec, retold: [...retoldTasks(present, decided.plan)], facts: decided.facts, now }));
}

function shown(foretold: Foretold): ResolutionPreview {
  if (foretold.kind === "refused") return foretold;
  const { changes: { added, removed, changed }, starts, finish } = foretold;
  return { kind: "possible", added, removed, changed, starts, finish };
}

function wayOf(input: ResolveInput, by: string): Way {
  const { how, text, resume } = input;
  const resolved = (way: Extract<RunFact, { type: "blocker.resolved" }>["resolution"]["how"]): RunFact => ({ type: "blocker.resolved", blocker: input.blocker, resolution: { how: way, text }, by });
  // Somebody may have resumed it meanwhile, which is as well.
  const goOn = ({ status }: Run): readonly RunFact[] => (resume && (status === "paused" || status === "pausing") ? [{ type: "run.resumed", by }] : []);
  switch (how.kind) {
    case "decision":
      return {
        kind: "facts",
        factsFor: (run) => {
          const entry = how.audience === null ? [] : [posted(how, { blocker: findBlocker(run, input), text, by })];
          return [...entry, resolved({ kind: "decision", entry: how.audience === null ? null : how.entry }), ...goOn(run)];
        },
      };
    case "owner":
      return { kind: "facts", factsFor: (run) => [resolved({ kind: "owner", agent: how.agent }), ...goOn(run)] };
    case "dismissed":
      return { kind: "facts", factsFor: (run) => [resolved({ kind: "dismissed" }), ...goOn(run)] };
    case "batch":
      return {
        kind: "plan",
        decide: ({ plan, run }) => {
          const inserted = insertFor(plan, run, { blocker: findBlocker(run, input), how });
          return typeof inserted === "string" ? inserted : { plan: inserted.plan, reason: `To resolve a blocker: ${how.work.title}`, facts: [resolved({ kind: "batch", tasks: [inserted.task] }), ...goOn(run)] };
        },
      };
    case "dependencies":
      return {
        kind: "plan",
        decide: ({ plan, run }) => ({
          plan: redepend(plan, { add: how.add.map(({ from, to }) => newDependency(from, to)), remove: how.remove }),
          reason: "To resolve a blocker",
          facts: [resolved({ kind: "plan" }), ...goOn(run)],
        }),
      };
  }
}

function findBlocker({ coordination }: Run, { blocker: id }: Pick<ResolveInput, "blocker">): Blocker {
  const found = coordination.blockers.find((blocker) => blocker.id === id);
  if (found === undefined) throw new ApiError("not-found", "There is no such blocker.");
  return found;
}

/** The answer, for all whom it concerns. */
function posted({ entry, audience }: Extract<WayOut, { kind: "decision" }>, { blocker, text, by }: { readonly blocker: Blocker; readonly text: string; readonly by: string }): RunFact {
  const decision: NewEntry = {
    id: entry,
    kind: "decision",
    title: blocker.title,
    text,
    severity: "info",
    files: [],
    subject: null,
    claim: null,
    audience: audience ?? { kind: "all" },
    pinned: false,
    supersedes: null,
    contract: null,
  };
  return { type: "board.posted", entry: decision, by };
}

/** Puts other work before the blocked batch: before its whole task where that has one batch or none that is done. */
function insertFor(plan: Plan, run: Run, { blocker, how }: { readonly blocker: Blocker; readonly how: Extract<WayOut, { kind: "batch" }> }): Inserted | string {
  const spec = blocker.batch === null ? undefined : batchSpecOf(run.spec, blocker.batch);
  if (spec === undefined) return "This blocker is about no batch, so nothing can be put before it.";
  return isBehindOthers(spec, how) ? insertBetween(plan, spec.task, { after: spec.index - 1, work: how.work }) : insertBefore(plan, spec.task, how.work);
}

const isBehindOthers = ({ index }: BatchSpec, { place }: Extract<WayOut, { kind: "batch" }>): boolean => place === "between" && index > 1;
