import { type Consequences, consequencesOf, type PossibleVerdict } from "@planloom/scheduler";
import { useEffect, useMemo, useRef, useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";

/** The finish of runs up to this size is foretold with each event: that takes some 10 ms. */
const FORETOLD_AT_ONCE = 500;
/** That of a larger one is foretold once somebody stays with an item for so long, */
const STAYED_MS = 300;
/** and anew after so long for each of its batches: one of 10,000 takes 60 ms, and 0.5 s where they wait for the same files. */
const MS_PER_BATCH = 2;

/** What some verdicts would lead to as the run stands now. */
export function useConsequences(verdicts: readonly PossibleVerdict[]): Consequences {
  const run = useRunState((state) => state.live.run);
  const now = useServerNow(false);
  const isLarge = run.spec.batches.length > FORETOLD_AT_ONCE;
  const sure = useMemo(() => consequencesOf(run, verdicts, { now, foretold: !isLarge }), [run, verdicts, now, isLarge]);
  const finish = useLateFinish(isLarge ? verdicts : null);
  return useMemo(() => (finish === null ? sure : { ...sure, finish }), [sure, finish]);
}

/** What some verdicts do to the finish, foretold now and then; `null` until it is known, and without verdicts. */
function useLateFinish(verdicts: readonly PossibleVerdict[] | null): Consequences["finish"] | null {
  const run = useRunState((state) => state.live.run);
  const now = useServerNow(false);
  const latest = useRef({ run, now });
  const [known, setKnown] = useState<{ readonly verdicts: readonly PossibleVerdict[]; readonly finish: Consequences["finish"] } | null>(null);
  const size = run.spec.batches.length;
  useEffect(() => {
    latest.current = { run, now };
  });
  useEffect(() => {
    if (verdicts === null) return undefined;
    let played: typeof run | null = null;
    const play = (): void => {
      if (played === latest.current.run) return;
      played = latest.current.run;
      setKnown({ verdicts, finish: consequencesOf(played, verdicts, { now: latest.current.now, foretold: true }).finish });
    };
    const first = setTimeout(play, STAYED_MS);
    const again = setInterval(play, size * MS_PER_BATCH);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, [verdicts, size]);
  return known?.verdicts === verdicts ? known.finish : null;
}
