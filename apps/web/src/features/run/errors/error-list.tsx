"use client";

import { type BatchId, writeErrors } from "@planloom/scheduler";
import { Button, EmptyState } from "@planloom/ui";
import { Copy, ShieldCheck } from "lucide-react";
import { toast } from "sonner";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { errorsOf } from "./errors-of.ts";
import { ErrorCard } from "./error-card.tsx";

/** What went wrong in the run, the most severe first, with what waits because of it and what can be done. */
export function ErrorList({ onOpen }: { readonly onOpen: (batch: BatchId, tab: DetailTab) => void }) {
  const run = useRunState((state) => state.live.run);
  const title = useRunState(({ live: { summary } }) => `Run ${summary.number} of ${summary.planName}`);
  const errors = errorsOf(run);
  if (errors.length === 0) {
    return (
      <EmptyState icon={<ShieldCheck />} title="Nothing went wrong">
        What fails, is lost or is stopped is gathered here, with what waits because of it.
      </EmptyState>
    );
  }
  const copy = () => {
    navigator.clipboard.writeText(writeErrors(run, { title, clock: (at) => new Date(at).toISOString() })).then(
      () => toast.success("Copied as Markdown"),
      // Browsers have no clipboard for pages that did not come over TLS.
      () => toast.error("The browser did not allow copying"),
    );
  };
  return (
    <div className="flex flex-col gap-3 px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-semibold">What went wrong</h2>
        <Button size="sm" onClick={copy}>
          <Copy aria-hidden /> Copy as Markdown
        </Button>
      </div>
      <ul aria-label="What went wrong, the most severe first" className="flex flex-col gap-2.5">
        {errors.map((error) => (
          <ErrorCard key={`${error.severity} ${error.cause}`} error={error} onOpen={onOpen} />
        ))}
      </ul>
    </div>
  );
}
