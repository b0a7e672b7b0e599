"use client";

import { Button, ConfirmDialog, EmptyState, Notice, Panel, Skeleton } from "@planloom/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { failureMessage } from "../../../trpc/api-failure.ts";
import { useApi } from "../../../trpc/use-api.ts";
import { SecretList } from "./secret-list.tsx";
import { SetSecretDialog } from "./set-secret-dialog.tsx";

/** The feed tells of changes; when one was last used changes all the time. */
const LOOK_EVERY_MS = 5_000;

type Asking = { readonly kind: "set"; readonly name: string | null } | { readonly kind: "remove"; readonly name: string };

/** The secrets of the workspace by name. Owners set and remove them; nobody reads them. */
export function SecretsPanel({ isOwner }: { readonly isOwner: boolean }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const secrets = useQuery(api.secret.list.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  const remove = useMutation(api.secret.remove.mutationOptions());
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const add = (
    <Button size="sm" onClick={() => setAsking({ kind: "set", name: null })}>
      <Plus aria-hidden />
      Add a secret
    </Button>
  );
  const removeNow = (name: string) =>
    remove.mutate(
      { name },
      {
        onSuccess: () => void toast.success(`${name} was removed`),
        onError: (error) => void toast.error(`${name} could not be removed`, { description: failureMessage(error) }),
        onSettled: () => void queryClient.invalidateQueries({ queryKey: api.secret.pathKey() }),
      },
    );
  return (
    <Panel title="Secrets" actions={isOwner && secrets.data !== undefined && secrets.data.length > 0 ? add : null}>
      {secrets.isError ? (
        <Notice tone="danger" title="The secrets could not be fetched" className="m-3" actions={<Button size="sm" onClick={() => void secrets.refetch()}>Try again</Button>}>
          {failureMessage(secrets.error)}
        </Notice>
      ) : null}
      {secrets.isPending ? (
        <output aria-label="Loading the secrets" className="block p-4">
          <Skeleton className="h-12" />
        </output>
      ) : null}
      {secrets.data === undefined ? null : secrets.data.length === 0 ? (
        <EmptyState icon={<KeyRound />} title="No secrets yet" actions={isOwner ? add : null}>
          Tokens, passwords and keys that commands need. A task or an agent names those it uses, and its commands get them as variables. Logs show *** in their place.
        </EmptyState>
      ) : (
        <SecretList secrets={secrets.data} actions={isOwner ? { onSet: (name) => setAsking({ kind: "set", name }), onRemove: (name) => setAsking({ kind: "remove", name }) } : null} />
      )}
      {asking?.kind === "set" ? <SetSecretDialog name={asking.name} taken={(secrets.data ?? []).map(({ name }) => name)} onClose={close} /> : null}
      {asking?.kind === "remove" ? (
        <ConfirmDialog
          open
          onOpenChange={(open) => (open ? undefined : close())}
          title={`Remove ${asking.name}?`}
          description="Its value is gone for good. Commands that run with it go on; batches that name it and have not begun will fail, and plans that name it cannot be started."
          confirmLabel="Remove"
          onConfirm={() => removeNow(asking.name)}
          danger
        />
      ) : null}
    </Panel>
  );
}
