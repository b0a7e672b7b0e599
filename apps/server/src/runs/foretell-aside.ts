import { ApiError } from "@planloom/api";
import { askAside, TookTooLong } from "../threads/ask-aside.ts";
import { type Foreseen, foretell, type Foretold } from "./foretell-change.ts";

/** Up to here it takes about 20 ms, and a thread 300 ms to start. */
const FEW_BATCHES = 200;
const GIVEN_UP_AFTER_MS = 20_000;

/** The same as `foretell`, in a thread of its own where that takes long: nobody else waits for it. */
export async function foretellAside(foreseen: Foreseen): Promise<Foretold> {
  const { run, spec } = foreseen;
  if (Math.max(run.spec.batches.length, (spec ?? run.spec).batches.length) <= FEW_BATCHES) return foretell(foreseen);
  return askAside({ kind: "foretell", ...foreseen }, GIVEN_UP_AFTER_MS).catch((error: unknown) => {
    if (!(error instanceof TookTooLong)) throw error;
    throw new ApiError("invalid", `What this change would do takes longer than ${GIVEN_UP_AFTER_MS / 1_000} s to find out. Change less at once.`, { cause: error });
  });
}
