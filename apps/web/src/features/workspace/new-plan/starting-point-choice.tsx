import { classNames } from "@planloom/ui";
import { Plus } from "lucide-react";
import { MiniGraph } from "./mini-graph.tsx";
import type { StartingPoint } from "./starting-points.ts";

export interface StartingPointChoiceProps {
  readonly point: StartingPoint;
  readonly checked: boolean;
  readonly onChoose: (id: string) => void;
}

/** One of several radio buttons, as a card with a picture. */
export function StartingPointChoice({ point: { id, name, description, picture }, checked, onChoose }: StartingPointChoiceProps) {
  return (
    <label
      className={classNames(
        "relative flex items-center gap-3 rounded-lg border p-2.5 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent",
        checked ? "border-accent bg-accent-soft/50" : "border-line hover:border-line-strong hover:bg-sunken/60 dark:hover:bg-raised",
      )}
    >
      {/* Covers the card, so that touch screen readers find it where it is seen. */}
      <input type="radio" name="starting-point" value={id} checked={checked} onChange={() => onChoose(id)} className="absolute inset-0 size-full cursor-pointer opacity-0" />
      <span className="flex h-14 w-28 shrink-0 items-center justify-center rounded-md bg-sunken p-1.5 dark:bg-backdrop">{picture === null ? <Plus aria-hidden className="size-5 text-faint" /> : <MiniGraph layout={picture} />}</span>
      <span className="min-w-0">
        <span className="block text-sm font-semibold">{name}</span>
        <span className="mt-0.5 block text-xs text-muted">{description}</span>
      </span>
    </label>
  );
}
