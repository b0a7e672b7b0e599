import type { CoordinationUseCases, DecisionResult } from "@planloom/api";
import type { Run, RunFact, RunId } from "@planloom/scheduler";
import { decide } from "../runs/decide.ts";
import type { RequireRun } from "../runs/require-run.ts";
import { decideScope } from "./decide-scope.ts";
import type { DecideParts } from "./decide-with-plan.ts";
import { doneAlready, unseenVersion } from "./late-words.ts";
import { refineReport } from "./refine-report.ts";
import { foretellResolution, resolveBlocker } from "./resolve-blocker.ts";
import { settleHandOver } from "./settle-hand-over.ts";

interface CoordinationParts extends DecideParts {
  readonly requireRun: RequireRun;
}

/** What is said and decided about runs. What needs nothing but to be written down is; the rest has files of its own. */
export function coordinationUseCases(parts: CoordinationParts): CoordinationUseCases {
  const say = async (run: RunId, fact: RunFact, refuse?: (run: Run) => string | null): Promise<DecisionResult> => {
    await parts.requireRun(run);
    return decide(parts.engine, run, { fact, ...(refuse === undefined ? {} : { refuse }) });
  };
  return {
    post: ({ run, entry }, by) => say(run, { type: "board.posted", entry, by }, (state) => unseenVersion(state, entry)),
    pin: ({ run, entry, pinned }, by) => say(run, { type: "board.pinned", entry, pinned, by }),
    raiseBlocker: ({ run, blocker }, by) => say(run, { type: "blocker.raised", blocker, by }, (state) => doneAlready(state, blocker)),
    escalateBlocker: ({ run, blocker, to }, by) => say(run, { type: "blocker.escalated", blocker, to, by }),
    async resolveBlocker(input, by) {
      await parts.requireRun(input.run);
      return resolveBlocker(parts, input, by);
    },
    async foretellResolution(input, by) {
      await parts.requireRun(input.run);
      return foretellResolution(parts, input, by);
    },
    async settleHandOver(input, by) {
      await parts.requireRun(input.run);
      return settleHandOver(parts, input, by);
    },
    recordIssue: ({ run, issue }, by) => say(run, { type: "issue.recorded", issue, by }),
    closeIssue: ({ run, issue, text }, by) => say(run, { type: "issue.closed", issue, text, by }),
    async decideScope(input, by) {
      await parts.requireRun(input.run);
      return decideScope(parts, input, by);
    },
    settleFlag: ({ run, attempt, flag, note }, by) => say(run, { type: "flag.settled", attempt, flag, note, by }),
    async refineReport(input, by) {
      await parts.requireRun(input.run);
      return refineReport(parts, input, by);
    },
    editBrief: ({ run, batch, parts: edited }, by) => say(run, { type: "brief.edited", batch, parts: edited, by }),
  };
}
