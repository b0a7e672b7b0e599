"use client";

import type { RunPreview } from "@planloom/api";
import { type ProblemPlace, runId } from "@planloom/scheduler";
import { Button, Dialog, Field, Notice, Textarea } from "@planloom/ui";
import { GitCompareArrows } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { failureMessage } from "../../../trpc/api-failure.ts";
import { useApiClient } from "../../../trpc/use-api.ts";
import { isUnsaved } from "../document/draft.ts";
import { useOpenPlan, usePlanner } from "../planner-context.tsx";
import { ProblemLinks } from "../problem-links.tsx";
import { ChangeList } from "./change-list.tsx";
import { useChangedRun } from "./changed-run-context.ts";

/** Asks the server what the drawn change would do, shows it, and applies it once somebody says so. */
export function ReviewButton({ onGo }: { readonly onGo: (place: ProblemPlace) => void }) {
  const { summary, meet } = useChangedRun();
  const { store } = useOpenPlan();
  const client = useApiClient();
  const router = useRouter();
  const isChanged = usePlanner((state) => isUnsaved(state.draft));
  const [busy, setBusy] = useState(false);
  const [preview, setPreview] = useState<RunPreview | null>(null);
  const [reason, setReason] = useState("");
  const run = runId(summary.id);
  const plan = () => store.getState().draft.plan;

  const attempt = async (what: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await what();
    } catch (error) {
      toast.error("That did not work", { description: failureMessage(error) });
    } finally {
      setBusy(false);
    }
  };
  const review = () => attempt(async () => setPreview(await client.run.previewChange.mutate({ run, plan: plan() })));
  const apply = () =>
    attempt(async () => {
      const { draft, acknowledge } = store.getState();
      const result = await client.run.change.mutate({ run, plan: draft.plan, baseRevision: draft.base.revision, reason: reason.trim() });
      if (result.kind === "refused") return setPreview(result);
      setPreview(null);
      if (result.kind === "conflict") return meet();
      acknowledge(result.revision, draft.plan);
      toast.success("The run goes on by the changed plan");
      router.push(`/runs/${summary.id}`);
    });

  return (
    <>
      <Button variant="primary" disabled={busy || !isChanged} onClick={() => void review()}>
        <GitCompareArrows aria-hidden /> Review change
      </Button>
      <Dialog
        open={preview !== null}
        onOpenChange={() => setPreview(null)}
        title={preview?.kind === "refused" ? "This change cannot be made" : `Change run ${summary.number}?`}
        description={preview?.kind === "refused" ? "Nothing was changed." : "Nothing has been changed yet. What runs is not touched."}
        footer={
          <>
            <Button onClick={() => setPreview(null)}>Go on drawing</Button>
            {preview?.kind === "possible" ? (
              <Button variant="primary" disabled={busy} onClick={() => void apply()}>
                Apply to the run
              </Button>
            ) : null}
          </>
        }
      >
        {preview?.kind === "possible" ? (
          <>
            <ChangeList preview={preview} />
            <Field label="Why" hint="Kept in the history of the run." className="mt-4">
              {(control) => <Textarea {...control} rows={2} maxLength={1_000} value={reason} onChange={(event) => setReason(event.target.value)} />}
            </Field>
          </>
        ) : null}
        {preview?.kind === "refused" ? (
          <>
            {preview.message === null ? null : <Notice tone="danger">{preview.message}.</Notice>}
            <ProblemLinks
              problems={preview.problems}
              onGo={(place) => {
                setPreview(null);
                onGo(place);
              }}
            />
          </>
        ) : null}
      </Dialog>
    </>
  );
}
