"use client";

import { makePacket, packetText } from "@planloom/briefing";
import type { BatchSpec } from "@planloom/scheduler";
import { useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";
import { TextPage } from "./text-page.tsx";

/** What came together at a sync point, for whoever passes it and for those who come after it. */
export function PacketTab({ spec }: { readonly spec: BatchSpec }) {
  const run = useRunState((state) => state.live.run);
  const packet = useMemo(() => makePacket(run, spec), [run, spec]);
  const text = useMemo(() => packetText(run, packet), [run, packet]);
  return <TextPage label="The packet" text={text} fileName={`packet-${spec.id}`} json={() => JSON.stringify(packet, null, 1)} />;
}
