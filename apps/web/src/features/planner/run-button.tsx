"use client";

import type { Problem, ProblemPlace } from "@planloom/scheduler";
import { Button, Dialog } from "@planloom/ui";
import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApiClient } from "../../trpc/use-api.ts";
import { useAutosave } from "./document/autosave-context.ts";
import { StartIds } from "./start-ids.ts";
import { ProblemLinks } from "./problem-links.tsx";
import { usePlanner } from "./planner-context.tsx";

/** Saves what is unsaved, starts the plan and leads to its run; a plan that cannot run says why and where. */
export function RunButton({ onGo }: { readonly onGo: (place: ProblemPlace) => void }) {
  const autosave = useAutosave();
  const id = usePlanner((state) => state.id);
  const client = useApiClient();
  const router = useRouter();
  const [startIds] = useState(() => new StartIds());
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[] | null>(null);
  const start = async (): Promise<void> => {
    setBusy(true);
    try {
      const revision = await autosave.flush();
      const result = await client.run.start.mutate({ planId: id, revision, run: startIds.of(revision) });
      startIds.forget();
      if (result.kind === "refused") setProblems(result.problems);
      else router.push(`/runs/${result.run}`);
    } catch (error) {
      toast.error("The plan was not started", { description: failureMessage(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="primary" disabled={busy} onClick={() => void start()}>
        <Play aria-hidden /> Run
      </Button>
      <Dialog open={problems !== null} onOpenChange={(open) => (open ? undefined : setProblems(null))} title="This plan cannot run yet" description="Nothing was started. Each of these leads to its place.">
        <ProblemLinks
          problems={problems ?? []}
          onGo={(place) => {
            setProblems(null);
            onGo(place);
          }}
        />
      </Dialog>
    </>
  );
}
