import { agentId, type Fence, isFinalStatus, liveAttempt, type Plan, type Run, type RunFact, runId } from "@planloom/scheduler";
import { reportOf } from "@planloom/scheduler/testing";
import type { ServerOnStore } from "../../apps/server/src/testing/server-on-store.ts";
import { changeOf } from "./change-of.ts";
import type { Cluster } from "./cluster.ts";
import { Machine } from "./machine.ts";
import { answersTo, talkAbout } from "./talk.ts";

/** A decision that a server has said it took. */
export interface TakenDecision {
  readonly run: string;
  readonly seq: number;
  readonly type: RunFact["type"];
}

/** A change that a server has said it made. */
export interface TakenChange {
  readonly run: string;
  readonly revision: number;
  readonly plan: Plan;
}

/** Somebody at a browser: does their work, checks in, decides about failures, and now and then pauses or stops something. */
export class Person {
  readonly taken: TakenDecision[] = [];
  readonly changes: TakenChange[] = [];
  readonly #cluster: Cluster;
  readonly #machine: Machine;
  /** From now on they only do what brings runs to their end. */
  isHelpful = false;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#machine = new Machine("person", { agenda: cluster.agenda, chance: cluster.chance, clockOffset: 0 });
    this.#next();
  }

  #next(): void {
    this.#cluster.agenda.in(this.#cluster.chance.between(500, 6_000), () => {
      this.#act();
      this.#next();
    });
  }

  #act(): void {
    const { chance, store } = this.#cluster;
    const live = [...store.sessions].filter(([, { run }]) => !isFinalStatus(run.status) || run.status === "failed");
    const found = chance.oneOf(live);
    if (found === undefined) return;
    const [id, { run }] = found;
    const wanted = this.isHelpful || chance.is(0.7) ? this.#help(run) : chance.is(0.3) ? "change" : this.#disturb(run);
    const place = this.#cluster.someServer();
    const server = place?.server;
    if (wanted === null || !server) return;
    const ask = wanted === "change" ? this.#change(id, run) : this.#decide(id, wanted);
    this.#cluster.network
      .ask({
        from: this.#machine,
        to: place,
        signal: this.#machine.time.deadline(30_000),
        asTold: (error) => (error instanceof Error ? error : new Error(String(error))),
        work: () => ask(server),
      })
      .catch((error: unknown) => this.#cluster.tell(`the person was told: ${String(error)}`));
  }

  #decide(id: string, fact: RunFact): (server: ServerOnStore) => Promise<void> {
    return async ({ engine }) => {
      const outcome = (await engine.apply(runId(id), [{ fact }]))?.outcomes[0];
      if (outcome?.kind === "applied") this.taken.push({ run: id, seq: outcome.seq, type: fact.type });
    };
  }

  /** Changes the plan as it is now, which may be another one when the change arrives. */
  #change(id: string, { spec }: Run): (server: ServerOnStore) => Promise<void> {
    const { chance, plans, store } = this.#cluster;
    const { revision } = spec;
    return async (server) => {
      const { planId = "", planRevision = 1 } = (await store.findRun(id)) ?? {};
      const plan = changeOf(chance, await plans.find({ id, planId, planRevision, revision }));
      if (plan === null) return;
      const answer = await server.change({ run: runId(id), plan, baseRevision: revision, reason: "why not" }, "ann");
      this.#cluster.tell(`the change is ${answer.kind}: ${answer.kind === "refused" ? (answer.message ?? answer.problems[0]?.message) : ""}`);
      if (answer.kind === "applied") this.changes.push({ run: id, revision: answer.revision, plan });
    };
  }

  #help(run: Run): RunFact | null {
    const { chance } = this.#cluster;
    const by = "ann";
    if (run.status === "paused" || run.status === "pausing") return { type: "run.resumed", by };
    const facts = Object.values(run.batches).flatMap((batch): RunFact[] => {
      if (batch.phase.kind === "failed") return this.isHelpful || chance.is(0.5) ? [] : [{ type: "batch.retried", batch: batch.id, by }];
      const attempt = liveAttempt(batch);
      if (attempt === null) return [];
      const fence: Fence = { attempt: attempt.id, epoch: attempt.epoch };
      if (attempt.stage.kind === "reported") return [{ type: "attempt.checked-in", ...fence, verdict: this.isHelpful ? "accept" : chance.pick(["accept", "accept", "minor", "rework"]), by, notes: null, tags: [] }];
      if (attempt.stage.kind !== "with-person") return [];
      if (attempt.stage.by === null) return [{ type: "attempt.taken", ...fence, by }];
      return [{ type: "attempt.reported", ...fence, report: reportOf({ outcome: { kind: "done", by, note: null } }) }];
    });
    return chance.oneOf([...facts, ...answersTo(run, chance)]) ?? null;
  }

  #disturb(run: Run): RunFact | null {
    const { chance } = this.#cluster;
    const by = "ann";
    const batch = chance.oneOf(Object.values(run.batches));
    if (batch === undefined) return null;
    if (chance.is(0.25)) return talkAbout(run, batch.id, chance);
    const attempt = liveAttempt(batch);
    const kind = chance.next();
    if (kind < 0.3) return { type: "run.paused", by, policy: null };
    if (kind < 0.35) return { type: "run.stop-requested", by };
    if (kind < 0.65 && attempt !== null) return { type: "attempt.stop-requested", attempt: attempt.id, epoch: attempt.epoch, by };
    if (kind < 0.75) return { type: "batch.skipped", batch: batch.id, by };
    if (kind < 0.85) return { type: "batch.retried", batch: batch.id, by };
    return { type: "batch.restarted", batch: batch.id, attempts: batch.attempts.length, by, agent: chance.pick([null, null, agentId("x"), agentId("shell")]) };
  }
}
