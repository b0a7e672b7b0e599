"use client";

import { classNames } from "@planloom/ui";
import { CloudCheck, CloudOff, GitMerge, LoaderCircle } from "lucide-react";
import { isUnsaved } from "./document/draft.ts";
import { usePlanner } from "./planner-context.tsx";

/** Whether the server has what is drawn. */
export function SaveMark() {
  const save = usePlanner((state) => state.save);
  const unsaved = usePlanner((state) => isUnsaved(state.draft));
  const revision = usePlanner((state) => state.draft.base.revision);
  const [Icon, words, tone] =
    save.kind === "conflict"
      ? ([GitMerge, "Somebody else saved", "text-danger-ink"] as const)
      : save.kind === "failed"
        ? ([CloudOff, "Not saved: kept in this browser", "text-warning-ink"] as const)
        : unsaved || save.kind === "saving"
          ? ([LoaderCircle, "Saving", "text-muted"] as const)
          : ([CloudCheck, `Saved · revision ${revision}`, "text-muted"] as const);
  return (
    <span role="status" title={save.kind === "failed" ? save.message : undefined} className={classNames("flex items-center gap-1.5 text-xs whitespace-nowrap", tone)}>
      <Icon aria-hidden className="size-3.5" />
      {words}
    </span>
  );
}
