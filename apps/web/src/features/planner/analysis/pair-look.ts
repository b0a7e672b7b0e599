import { Circle, GitCommitHorizontal, type LucideIcon, Zap } from "lucide-react";
import type { PairKind } from "./pair-matrix.ts";

interface PairLook {
  readonly word: string;
  readonly icon: LucideIcon;
  /** Colour of the icon and word on the page. */
  readonly ink: string;
  /** Fill of a cell. */
  readonly fill: string;
}

/** Icon, word and colour of what two tasks are to each other. */
export const PAIR_LOOK: Readonly<Record<PairKind, PairLook>> = {
  collides: { word: "Collide", icon: Zap, ink: "text-danger-ink", fill: "bg-danger-soft text-danger-ink" },
  ordered: { word: "Kept apart by order", icon: GitCommitHorizontal, ink: "text-info-ink", fill: "bg-info-soft text-info-ink" },
  free: { word: "Free", icon: Circle, ink: "text-faint", fill: "bg-sunken text-transparent" },
};
