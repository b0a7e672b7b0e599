"use client";

import { Button, Notice, Panel, Skeleton } from "@planloom/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { failureMessage } from "../../../trpc/api-failure.ts";
import { useApi } from "../../../trpc/use-api.ts";
import { RetentionForm } from "./retention-form.tsx";
import { cleanUpWords, type Retention, retentionText } from "./retention-text.ts";

/** How long logs, files and runs are kept, and what that removes next. Owners can change it. */
export function RetentionPanel({ isOwner }: { readonly isOwner: boolean }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const settings = useQuery(api.workspace.settings.queryOptions());
  const { mutate } = useMutation(api.workspace.changeSettings.mutationOptions());
  const save = (wanted: Retention) =>
    mutate(wanted, {
      onSuccess: () => void toast.success("What is kept was changed"),
      onError: (error) => void toast.error("It could not be changed", { description: failureMessage(error) }),
      onSettled: () => void queryClient.invalidateQueries({ queryKey: api.workspace.pathKey() }),
    });
  return (
    <Panel title="How long things are kept">
      {settings.isError ? (
        <Notice tone="danger" title="The settings could not be fetched" className="m-3" actions={<Button size="sm" onClick={() => void settings.refetch()}>Try again</Button>}>
          {failureMessage(settings.error)}
        </Notice>
      ) : null}
      {settings.isPending ? (
        <output aria-label="Loading the settings" className="block p-4">
          <Skeleton className="h-24" />
        </output>
      ) : null}
      {settings.data === undefined ? null : (
        <>
          <p className="px-4 pt-3 text-sm text-muted">Counted from the end of a run. A run that is not over is kept, whatever its age.</p>
          {isOwner ? (
            <RetentionForm key={Object.values(retentionText(settings.data)).join(" ")} saved={settings.data} onSave={save} />
          ) : (
            <p className="px-4 py-3 text-sm">
              Logs are kept {settings.data.logDays} days, files {settings.data.artifactDays} days, runs {settings.data.runDays} days, and at most {settings.data.mostRuns.toLocaleString("en")} runs.
            </p>
          )}
          <NextCleanUp />
        </>
      )}
    </Panel>
  );
}

function NextCleanUp() {
  const { data } = useQuery(useApi().workspace.foreseeCleanUp.queryOptions(undefined, { staleTime: 30_000 }));
  if (data === undefined) return null;
  const words = cleanUpWords(data);
  return <p className="border-t border-line px-4 py-3 text-xs text-muted">{words === null ? "Nothing is old enough to be removed now. The server looks every hour." : `Within the hour, this is removed: ${words}.`}</p>;
}
