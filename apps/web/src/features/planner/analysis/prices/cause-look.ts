import type { Cause } from "@planloom/scheduler";
import { Bot, Clock, Container, FileText, Gauge, type LucideIcon, MoveRight } from "lucide-react";

/** What kind of thing holds the finish up: icon and word. */
export const CAUSE_LOOK: Readonly<Record<Cause["kind"], { readonly icon: LucideIcon; readonly word: string }>> = {
  files: { icon: FileText, word: "Shared files" },
  resource: { icon: Container, word: "Resource" },
  agent: { icon: Bot, word: "Agent" },
  hours: { icon: Clock, word: "Hours" },
  "most-at-once": { icon: Gauge, word: "Limit" },
  dependency: { icon: MoveRight, word: "Dependency" },
};
