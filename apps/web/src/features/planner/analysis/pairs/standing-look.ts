import type { Standing } from "@planloom/scheduler";
import { ArrowRight, Columns2, type LucideIcon, Handshake } from "lucide-react";

interface StandingLook {
  readonly word: string;
  readonly icon: LucideIcon;
  /** Colour of the icon and word on the page. */
  readonly ink: string;
  /** Fill of a cell. */
  readonly fill: string;
}

/** Icon, word and colour of how two tasks stand to each other. */
export const STANDING_LOOK: Readonly<Record<Standing, StandingLook>> = {
  parallel: { word: "Side by side", icon: Columns2, ink: "text-success-ink", fill: "bg-success-soft text-success-ink" },
  partial: { word: "If coordinated", icon: Handshake, ink: "text-warning-ink", fill: "bg-warning-soft text-warning-ink" },
  sequential: { word: "One after another", icon: ArrowRight, ink: "text-info-ink", fill: "bg-info-soft text-info-ink" },
};
