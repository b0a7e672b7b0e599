"use client";

import { Badge, Spinner } from "@planloom/ui";
import { Radio } from "lucide-react";
import { useRunState } from "./live/run-context.tsx";

/** Says whether the page shows what happens now, and that it goes on by itself when it does not. */
export function ConnectionMark() {
  const connection = useRunState((state) => state.connection);
  return (
    <output className="contents">
      {connection === "live" ? (
        <Badge icon={<Radio aria-hidden />} title="What happens is shown at once">
          Live
        </Badge>
      ) : (
        <Badge tone={connection === "reconnecting" ? "warning" : "neutral"} icon={<Spinner label="" className="text-current" />}>
          {connection === "reconnecting" ? "Reconnecting" : "Connecting"}
        </Badge>
      )}
    </output>
  );
}
