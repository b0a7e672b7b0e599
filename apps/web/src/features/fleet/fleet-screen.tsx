"use client";

import { Button, EmptyState, Notice, Skeleton } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { Plus, Server } from "lucide-react";
import { useState } from "react";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApi } from "../../trpc/use-api.ts";
import { useWorkspaceFeed } from "../../trpc/use-workspace-feed.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { DrainDialog, RemoveDialog } from "./confirm-dialogs.tsx";
import { LimitsPanel } from "./limits-panel.tsx";
import { RegisterDialog } from "./register-dialog.tsx";
import type { Runner } from "./runner-line.ts";
import { RunnerTable } from "./runner-table.tsx";
import { useFleetActions } from "./use-fleet.ts";

/** The feed tells of changes; when a runner was last heard changes all the time. */
const LOOK_EVERY_MS = 5_000;

type Asking = { readonly kind: "register" } | { readonly kind: "change" | "drain" | "remove"; readonly runner: Runner };

/** All runners of the workspace: how they stand, what they work on, and for owners what to do with them. */
export function FleetScreen() {
  useWorkspaceFeed();
  const api = useApi();
  const fleet = useQuery(api.fleet.list.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  const actions = useFleetActions();
  const [asking, setAsking] = useState<Asking | null>(null);
  const runners = fleet.data?.filter(({ state }) => state !== "removed");
  const add = (
    <Button variant="primary" onClick={() => setAsking({ kind: "register" })}>
      <Plus aria-hidden />
      Add a runner
    </Button>
  );

  return (
    <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-6xl flex-col gap-5 px-4 py-5 sm:px-6 sm:py-7">
        <header className="flex flex-wrap items-end justify-between gap-3">
          <div>
            <h1 className="text-2xl font-semibold tracking-tight">Runners</h1>
            <p className="mt-0.5 text-sm text-muted">The machines that execute the work of all runs.</p>
          </div>
          {actions === null || runners?.length === 0 ? null : add}
        </header>
        {fleet.isError ? (
          <Notice tone="danger" title="The runners could not be fetched" actions={<Button size="sm" onClick={() => void fleet.refetch()}>Try again</Button>}>
            {failureMessage(fleet.error)}
          </Notice>
        ) : null}
        {fleet.isPending ? <Placeholder /> : null}
        {runners === undefined ? null : runners.length === 0 ? (
          <EmptyState icon={<Server />} title="No runner yet" className="py-20" actions={actions === null ? null : add}>
            Runs wait until a runner executes their commands. <code className="font-mono text-xs">npm start</code> brings one along; on any other machine <code className="font-mono text-xs">planloom runner --url … --token …</code> starts one, with a token that an owner makes.
          </EmptyState>
        ) : (
          <RunnerTable
            runners={runners}
            actions={
              actions === null
                ? null
                : {
                    onDrain: (runner) => setAsking({ kind: "drain", runner }),
                    onResume: actions.resume,
                    onChange: (runner) => setAsking({ kind: "change", runner }),
                    onRemove: (runner) => setAsking({ kind: "remove", runner }),
                  }
            }
          />
        )}
        <LimitsPanel canChange={actions !== null} />
      </div>
      {asking === null || actions === null ? null : <Asked asking={asking} actions={actions} onClose={() => setAsking(null)} />}
    </div>
  );
}

interface AskedProps {
  readonly asking: Asking;
  readonly actions: NonNullable<ReturnType<typeof useFleetActions>>;
  readonly onClose: () => void;
}

function Asked({ asking, actions, onClose }: AskedProps) {
  switch (asking.kind) {
    case "register":
      return <RegisterDialog onClose={onClose} />;
    case "change":
      return <ChangeDialog runner={asking.runner} onClose={onClose} onSave={(grant) => actions.change(asking.runner, grant)} />;
    case "drain":
      return <DrainDialog runner={asking.runner} onClose={onClose} onConfirm={() => actions.drain(asking.runner)} />;
    case "remove":
      return <RemoveDialog runner={asking.runner} onClose={onClose} onConfirm={() => actions.remove(asking.runner)} />;
  }
}

function Placeholder() {
  return (
    <output aria-label="Loading the runners" className="flex flex-col gap-2">
      {[0, 1].map((row) => (
        <Skeleton key={row} className="h-16" />
      ))}
    </output>
  );
}
