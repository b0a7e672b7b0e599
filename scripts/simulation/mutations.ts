import type { RunStep } from "@planloom/db";
import { batchOfAttempt, liveAttempt, type Run, type RunFact } from "@planloom/scheduler";
import type { Delivery } from "../../apps/server/src/engine/delivery.ts";
import type { EngineStore } from "../../apps/server/src/engine/engine-store.ts";
import type { Engine } from "../../apps/server/src/engine/live-runs.ts";
import type { Mutation } from "./mutation.ts";
import { LABELS } from "./plan-of.ts";

/** Mistakes of the kinds that systems like this one have had; the simulation must find each of them. */
export const MUTATIONS: readonly Mutation[] = [
  { name: "a report is taken whatever its fence", engine: (engine) => withoutFence(engine, "attempt.reported") },
  { name: "a lost lease is recorded whatever its fence", from: 150, engine: (engine) => withoutFence(engine, "attempt.lost") },
  { name: "no grace after an outage", store: (store) => ({ ...store, condemnLeases: () => store.condemnLeases({ graceUntil: 0 }) }) },
  { name: "an offer is not taken back", store: (store) => ({ ...store, saveStep: (step, alarms) => store.saveStep({ ...step, holds: { ...step.holds, withdrawn: [] } }, alarms) }) },
  { name: "a lease is not released", store: (store) => ({ ...store, saveStep: (step, alarms) => store.saveStep({ ...step, holds: { ...step.holds, released: [] } }, alarms) }) },
  {
    name: "leases are judged by the server's own clock",
    store: (store, time) => ({ ...store, condemnLeases: async () => (await store.silentLeases({ suspectAfterMs: 0 })).filter(({ expiresAt }) => expiresAt < time.wall()) }),
  },
  { name: "a run is read with an event too many", store: (store) => ({ ...store, loadRun: async (id) => withEventTooMany(await store.loadRun(id), (after, upTo) => store.eventsBetween(id, { after, upTo })) }) },
  { name: "a step that failed counts as saved", store: (store) => ({ ...store, saveStep: (step, alarms) => store.saveStep(step, alarms).catch(() => true) }) },
  { name: "a runner has one place more than it says", places: (capacity) => capacity + 1 },
  { name: "a runner goes on when its lease is over", from: 1_150, runnerTime: (time) => ({ ...time, uptime: () => 0 }) },
  { name: "a runner says that work has ended which it has only told to end", perform: (perform) => (order, performance) => Promise.race([perform(order, performance), told(performance.signal)]) },
  { name: "an order is begun twice", perform: (perform) => async (order, performance) => (await Promise.all([perform(order, performance), perform(order, performance)]))[0] },
  {
    name: "an order whose answer was lost is not given again",
    api: (api) => ({ ...api, hello: { mutate: async (input, options) => ({ ...(await api.hello.mutate(input, options)), orders: [] }) } }),
  },
  { name: "a claim is saved though the run was paused meanwhile", store: (store) => ({ ...store, saveStep: (step, alarms) => saveLate(store, step, alarms) }) },
  { name: "nobody asks for the labels of a runner", store: (store) => ({ ...store, openOffers: (workspace, filter) => store.openOffers(workspace, { ...filter, labels: LABELS }) }) },
  { name: "an offer keeps the labels it was made with", store: (store) => ({ ...store, saveStep: (step, alarms) => store.saveStep(isChange(step) ? { ...step, holds: { ...step.holds, offers: [] } } : step, alarms) }) },
  { name: "tasks that are returned again are not known", plans: (plans) => ({ ...plans, returnedBy: async () => [] }) },
  { name: "orders follow the plan that a run was started with", plans: (plans) => ({ ...plans, find: (run) => plans.find({ ...run, revision: 0 }) }) },
  { name: "the plan of a change is kept by whoever comes last", store: (store) => ({ ...store, saveStep: (step, alarms) => store.saveStep({ ...step, plans: step.plans.map((plan) => ({ ...plan, number: 1 })) }, alarms) }) },
  { name: "a part of a log that comes again is written again", logs: (logs) => ({ ...logs, append: async (key, part) => logs.append(key, { ...part, from: await logs.append(key, { from: 0, text: "" }) }) }) },
];

/** Claims are saved whatever has happened since the run was read. */
async function saveLate(store: EngineStore, step: RunStep, alarms: Parameters<EngineStore["saveStep"]>[1]): Promise<boolean> {
  const isClaim = step.events.every(({ text }) => text.includes('"attempt.claimed"'));
  const { seq = step.beforeSeq } = (isClaim ? await store.loadRun(step.runId) : null) ?? {};
  return store.saveStep({ ...step, beforeSeq: seq }, alarms);
}

/** Rejects once the signal aborts. */
function told(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("It was told to end")), { once: true });
  });
}

const isChange = ({ plans }: RunStep): boolean => plans.length > 0;

/** Facts of one kind are taken to mean the live attempt of their batch. */
function withoutFence(engine: Engine, type: "attempt.reported" | "attempt.lost"): Engine {
  return {
    ...engine,
    async apply(id, deliveries, wish) {
      const found = await engine.read(id);
      return engine.apply(id, found === null ? deliveries : deliveries.map((delivery) => (delivery.fact.type === type ? { fact: unfenced(delivery, found.state) } : delivery)), wish);
    },
  };
}

function unfenced({ fact }: Delivery, run: Run): RunFact {
  if (fact.type !== "attempt.reported" && fact.type !== "attempt.lost") return fact;
  const batch = run.batches[batchOfAttempt(fact.attempt)];
  const live = batch === undefined ? null : liveAttempt(batch);
  return live?.stage.kind === "running" ? { ...fact, attempt: live.id, epoch: live.epoch } : fact;
}

type Loaded = Awaited<ReturnType<NonNullable<ReturnType<NonNullable<Mutation["store"]>>["loadRun"]>>>;

async function withEventTooMany(loaded: Loaded, between: (after: number, upTo: number) => Promise<readonly { readonly event: unknown }[]>): Promise<Loaded> {
  if (loaded === null || loaded.stateSeq === 0) return loaded;
  const events = await between(loaded.stateSeq - 1, loaded.seq);
  return { ...loaded, stateSeq: loaded.stateSeq - 1, events: events.map(({ event }) => event) };
}
