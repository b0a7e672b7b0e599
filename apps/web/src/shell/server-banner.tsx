"use client";

import { Notice } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../trpc/use-api.ts";
import { bytesWords } from "./bytes-words.ts";

/** The feed of a page tells of a change at once; pages without one look by themselves. */
const LOOK_EVERY_MS = 20_000;

/** Says on every page what keeps the server from beginning anything new; nothing while nothing does. */
export function ServerBanner() {
  const api = useApi();
  const { data } = useQuery(api.workspace.status.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  if (data === undefined || data.diskLow === null) return null;
  const { freeBytes, floorBytes } = data.diskLow;
  return (
    <Notice tone="warning" title="The disk of the server is nearly full" className="rounded-none border-b border-line px-4 sm:px-6">
      {bytesWords(freeBytes)} are left, and {bytesWords(floorBytes)} are kept free. Running work goes on; nothing new starts until there is room.
    </Notice>
  );
}
