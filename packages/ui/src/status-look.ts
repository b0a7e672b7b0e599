import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CirclePause,
  CircleSlash,
  CircleX,
  ClipboardCheck,
  Clock,
  Flag,
  Gauge,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  OctagonX,
  RotateCcw,
  SkipForward,
  TriangleAlert,
  Undo2,
  UserRound,
} from "lucide-react";
import type { Tone } from "./tone.ts";

/** How something stands: a run, a batch, or a task made of batches. */
export type Status =
  | "created"
  | "waiting"
  | "offered"
  | "backoff"
  | "delayed"
  | "running"
  | "person"
  | "checking"
  | "blocked"
  | "accepted"
  | "failed"
  | "skipped"
  | "stopping"
  | "stopped"
  | "pausing"
  | "paused"
  | "rework"
  | "handed-back"
  | "rate-limited"
  | "beaten"
  | "not-needed";

export interface StatusLook {
  readonly word: string;
  readonly icon: LucideIcon;
  readonly tone: Tone;
  /** The icon turns while something is going on. */
  readonly turning: boolean;
}

/** Icon, word and colour of every status; the only place that decides them. */
export const STATUS_LOOK: Readonly<Record<Status, StatusLook>> = {
  created: { word: "Not started", icon: CircleDashed, tone: "neutral", turning: false },
  waiting: { word: "Waiting", icon: CircleDashed, tone: "neutral", turning: false },
  offered: { word: "Starting", icon: CircleDot, tone: "info", turning: false },
  delayed: { word: "Not yet", icon: Clock, tone: "neutral", turning: false },
  backoff: { word: "Trying again soon", icon: Hourglass, tone: "warning", turning: false },
  running: { word: "Running", icon: LoaderCircle, tone: "info", turning: true },
  person: { word: "With a person", icon: UserRound, tone: "person", turning: false },
  checking: { word: "Check-in", icon: ClipboardCheck, tone: "person", turning: false },
  blocked: { word: "Blocked", icon: TriangleAlert, tone: "danger", turning: false },
  accepted: { word: "Accepted", icon: CircleCheck, tone: "success", turning: false },
  failed: { word: "Failed", icon: CircleX, tone: "danger", turning: false },
  skipped: { word: "Skipped", icon: SkipForward, tone: "neutral", turning: false },
  stopping: { word: "Stopping", icon: OctagonX, tone: "warning", turning: false },
  stopped: { word: "Stopped", icon: Ban, tone: "neutral", turning: false },
  pausing: { word: "Pausing", icon: CirclePause, tone: "warning", turning: false },
  paused: { word: "Paused", icon: CirclePause, tone: "warning", turning: false },
  "handed-back": { word: "Handed back", icon: Undo2, tone: "warning", turning: false },
  "rate-limited": { word: "Turned away", icon: Gauge, tone: "warning", turning: false },
  beaten: { word: "Beaten", icon: Flag, tone: "neutral", turning: false },
  "not-needed": { word: "Not needed", icon: CircleSlash, tone: "neutral", turning: false },
  rework: { word: "Rework", icon: RotateCcw, tone: "warning", turning: false },
};
