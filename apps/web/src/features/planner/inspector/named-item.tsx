"use client";

import { IconButton } from "@planloom/ui";
import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";

interface NamedItemProps {
  /** What screen readers call it. */
  readonly label: string;
  readonly onDelete: () => void;
  readonly children: ReactNode;
}

/** One stream, agent or resource among several, with a button that deletes it; undo brings it back. */
export function NamedItem({ label, onDelete, children }: NamedItemProps) {
  return (
    <fieldset aria-label={label} className="relative flex flex-col gap-2 rounded-lg border border-line p-3">
      <IconButton size="sm" label={`Delete ${label}`} icon={<Trash2 />} onClick={onDelete} className="absolute top-1.5 right-1.5" />
      {children}
    </fieldset>
  );
}
