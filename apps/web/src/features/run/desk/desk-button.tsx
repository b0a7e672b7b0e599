"use client";

import { deskSize } from "@planloom/scheduler";
import { Badge, Button } from "@planloom/ui";
import { Inbox } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";

/** Leads to the desk of the run, by button or by the key C, and says how much waits there. */
export function DeskButton() {
  const id = useRunState((state) => state.live.summary.id);
  const run = useRunState((state) => state.live.run);
  const plan = useRunState((state) => state.live.plan);
  const waiting = useMemo(() => deskSize(plan, run), [plan, run]);
  const router = useRouter();
  const href = `/runs/${id}/desk`;
  useDeskKeys({ c: () => router.push(href) });
  return (
    <Button asChild aria-keyshortcuts="c">
      <Link href={href}>
        <Inbox aria-hidden /> Desk {waiting === 0 ? null : <Badge tone="person">{waiting}</Badge>}
      </Link>
    </Button>
  );
}
