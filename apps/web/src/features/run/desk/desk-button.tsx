"use client";

import { Badge, Button } from "@planloom/ui";
import { Inbox } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRunState } from "../live/run-context.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useDeskQueue } from "./use-desk.ts";

/** Leads to the desk of the run, by button or by the key C, and says how much waits there. */
export function DeskButton() {
  const id = useRunState((state) => state.live.summary.id);
  const { length } = useDeskQueue();
  const router = useRouter();
  const href = `/runs/${id}/desk`;
  useDeskKeys({ c: () => router.push(href) });
  return (
    <Button asChild aria-keyshortcuts="c">
      <Link href={href}>
        <Inbox aria-hidden /> Desk {length === 0 ? null : <Badge tone="person">{length}</Badge>}
      </Link>
    </Button>
  );
}
