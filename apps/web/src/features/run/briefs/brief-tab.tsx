"use client";

import { Segmented } from "@planloom/ui";
import { useState } from "react";
import { BriefNow } from "./brief-now.tsx";
import type { BriefTabProps } from "./brief-tab-props.ts";
import { SentTab } from "./sent-tab.tsx";

type Side = "now" | "sent";

/** What whoever does a batch is told: what would be sent now, and what was sent to each attempt. */
export function BriefTab({ spec, attempt, onAttempt, onEntry }: BriefTabProps) {
  const [side, setSide] = useState<Side>(attempt === null ? "now" : "sent");
  return (
    <div className="flex flex-col gap-4 px-4 py-4">
      <Segmented<Side>
        label="Which brief"
        className="self-start"
        value={side}
        onValueChange={setSide}
        options={[
          { value: "now", label: "Would be sent now" },
          { value: "sent", label: "Was sent" },
        ]}
      />
      {side === "now" ? <BriefNow spec={spec} onEntry={onEntry} /> : <SentTab spec={spec} attempt={attempt} onAttempt={onAttempt} onEntry={onEntry} />}
    </div>
  );
}
