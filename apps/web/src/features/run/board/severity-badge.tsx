import type { Severity } from "@planloom/scheduler";
import { Badge } from "@planloom/ui";
import { CircleAlert, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import { SEVERITY_LOOK } from "../view/board-words.ts";

const ICONS = { critical: OctagonAlert, major: TriangleAlert, minor: CircleAlert, info: Info } as const;

/** How much something matters: icon, word and colour. */
export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { word, tone } = SEVERITY_LOOK[severity];
  const Icon = ICONS[severity];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {word}
    </Badge>
  );
}
