import { type AdviceList, advise, analysePlan, improveAnalysis, type Plan } from "@planloom/scheduler";

/** Against a poor schedule everything seems to gain something: for so long a better one is sought before anything is tried. */
const SEARCH_MS = 1_000;

const NOTHING: AdviceList = { finishMinutes: 0, advice: [], tried: 0, total: 0 };

/** What is advised, ever more of it; at least one list. `now` tells milliseconds of any steady clock. */
export function* surveyAdvice(plan: Plan, now: () => number): Generator<AdviceList, void> {
  const analysis = analysePlan(plan);
  const [first] = advise(plan, analysis);
  yield first ?? NOTHING;
  if (first === undefined) return;
  const begin = now();
  let best = analysis;
  for (best of improveAnalysis(plan, analysis, { budget: { share: () => (now() - begin) / SEARCH_MS } }));
  yield* advise(plan, best);
}
