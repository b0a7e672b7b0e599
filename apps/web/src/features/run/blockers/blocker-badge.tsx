import type { BlockerSeverity } from "@planloom/scheduler";
import { Badge } from "@planloom/ui";
import { CircleHelp, OctagonPause, Octagon } from "lucide-react";
import { BLOCKER_SEVERITIES } from "../view/blocker-words.ts";

const ICONS = { critical: OctagonPause, moderate: Octagon, minor: CircleHelp } as const;

/** How bad a blocker is: icon, word and colour. */
export function BlockerBadge({ severity }: { readonly severity: BlockerSeverity }) {
  const { word, tone } = BLOCKER_SEVERITIES[severity];
  const Icon = ICONS[severity];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {word}
    </Badge>
  );
}
