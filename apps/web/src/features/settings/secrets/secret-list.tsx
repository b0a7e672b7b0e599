"use client";

import type { WorkspaceSecrets } from "@planloom/api";
import { agoWords, Button, Menu, MenuItem, MenuSeparator, useNow } from "@planloom/ui";
import { Ellipsis, Pencil, Trash2, TriangleAlert } from "lucide-react";

interface SecretMenuActions {
  readonly onSet: (name: string) => void;
  readonly onRemove: (name: string) => void;
}

interface SecretListProps {
  readonly secrets: WorkspaceSecrets;
  /** `null` for those who may only look. */
  readonly actions: SecretMenuActions | null;
}

/** Secrets by name: who set each, and when it was last used. */
export function SecretList({ secrets, actions }: SecretListProps) {
  const now = useNow(true);
  return (
    <ul aria-label="Secrets">
      {secrets.map(({ name, setBy, setAt, usedAt, fault }) => (
        <li key={name} className="flex items-start gap-3 border-b border-line px-4 py-3 last:border-b-0">
          <div className="min-w-0 flex-1">
            <p className="font-mono text-sm font-medium wrap-anywhere">{name}</p>
            <p className="mt-0.5 text-xs text-muted">
              Set <Ago time={setAt} now={now} /> by {setBy} · {usedAt === null ? "not used since" : <>last used <Ago time={usedAt} now={now} /></>}
            </p>
            {fault === null ? null : (
              <p className="mt-1.5 flex items-start gap-1.5 text-xs wrap-anywhere text-danger-ink">
                <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
                {fault}
              </p>
            )}
          </div>
          {actions === null ? null : (
            <Menu
              trigger={
                <Button variant="ghost" size="sm" aria-label={`More for ${name}`} className="aspect-square px-0">
                  <Ellipsis aria-hidden />
                </Button>
              }
            >
              <MenuItem icon={<Pencil aria-hidden />} onSelect={() => actions.onSet(name)}>
                New value…
              </MenuItem>
              <MenuSeparator />
              <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => actions.onRemove(name)}>
                Remove…
              </MenuItem>
            </Menu>
          )}
        </li>
      ))}
    </ul>
  );
}

function Ago({ time, now }: { readonly time: number; readonly now: number }) {
  return (
    <time dateTime={new Date(time).toISOString()} title={new Date(time).toLocaleString()}>
      {agoWords(now - time)}
    </time>
  );
}
