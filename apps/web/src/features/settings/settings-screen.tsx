"use client";

import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../trpc/use-api.ts";
import { useWorkspaceFeed } from "../../trpc/use-workspace-feed.ts";
import { BackupsPanel } from "./backups-panel.tsx";
import { RetentionPanel } from "./retention/retention-panel.tsx";
import { SecretsPanel } from "./secrets/secrets-panel.tsx";

/** What holds for all plans and runs of the workspace. Owners change it, the others see it. */
export function SettingsScreen() {
  useWorkspaceFeed();
  const session = useQuery(useApi().session.current.queryOptions(undefined, { staleTime: 60_000 }));
  const isOwner = session.data?.role === "owner";
  return (
    <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-4xl flex-col gap-5 px-4 py-5 sm:px-6 sm:py-7">
        <header>
          <h1 className="text-2xl font-semibold tracking-tight">Settings</h1>
          <p className="mt-0.5 text-sm text-muted">{isOwner ? "What holds for all plans and runs." : "What holds for all plans and runs. Owners can change it."}</p>
        </header>
        <SecretsPanel isOwner={isOwner} />
        <RetentionPanel isOwner={isOwner} />
        <BackupsPanel />
      </div>
    </div>
  );
}
