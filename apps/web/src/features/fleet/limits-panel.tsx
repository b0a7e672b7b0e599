"use client";

import { Button, Field, Input, Panel } from "@planloom/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApi } from "../../trpc/use-api.ts";

/** The most that runs at once over all runs and runners; owners can set it. */
export function LimitsPanel({ canChange }: { readonly canChange: boolean }) {
  const api = useApi();
  const settings = useQuery(api.workspace.settings.queryOptions());
  if (settings.data === undefined) return null;
  const { mostAtOnce } = settings.data;
  return (
    <Panel title="All runners together">
      {canChange ? (
        <LimitForm key={mostAtOnce} mostAtOnce={mostAtOnce} />
      ) : (
        <p className="px-4 py-3 text-sm text-muted">{mostAtOnce === null ? "There is no limit on what runs at once." : `At most ${mostAtOnce} batches run at once, over all runs.`}</p>
      )}
    </Panel>
  );
}

function LimitForm({ mostAtOnce }: { readonly mostAtOnce: number | null }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const saved = mostAtOnce === null ? "" : String(mostAtOnce);
  const [text, setText] = useState(saved);
  const { mutate, isPending } = useMutation(api.workspace.changeSettings.mutationOptions());
  const value = text.trim() === "" ? null : Number(text);
  const isWrong = value !== null && (!Number.isInteger(value) || value < 1 || value > 100_000);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isWrong || isPending) return;
    mutate(
      { mostAtOnce: value },
      {
        onSuccess: () => void toast.success(value === null ? "There is no limit any more" : `At most ${value} at once`),
        onError: (error) => void toast.error("The limit could not be set", { description: failureMessage(error) }),
        onSettled: () => void queryClient.invalidateQueries({ queryKey: api.workspace.pathKey() }),
      },
    );
  };
  return (
    <form onSubmit={save} className="flex flex-wrap items-start gap-3 px-4 py-3">
      <Field label="Most at once, over all runs" hint="Leave it empty for no limit. What runs already goes on." error={isWrong ? "A whole number from 1 to 100000, or nothing." : null} className="min-w-56">
        {(control) => <Input {...control} inputMode="numeric" value={text} onChange={(event) => setText(event.target.value)} className="max-w-28" />}
      </Field>
      <Button type="submit" className="sm:mt-5" disabled={isWrong || isPending || text.trim() === saved}>
        Save
      </Button>
    </form>
  );
}
