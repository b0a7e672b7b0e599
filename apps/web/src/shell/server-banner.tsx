"use client";

import type { ServerStatus } from "@planloom/api";
import { agoWords, Notice, useNow } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../trpc/use-api.ts";
import { bytesWords } from "./bytes-words.ts";

/** The feed of a page tells of a change at once; pages without one look by themselves. */
const LOOK_EVERY_MS = 20_000;

/** Says on every page what keeps the server from beginning anything new, or from being backed up; nothing while all is well. */
export function ServerBanner() {
  const api = useApi();
  const { data } = useQuery(api.workspace.status.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  return (
    <>
      {data?.diskLow ? <DiskLow {...data.diskLow} /> : null}
      {data?.writeTrouble ? <CannotWrite trouble={data.writeTrouble} /> : null}
      {data?.backups?.failure ? <BackupFailed lastAt={data.backups.lastAt} failure={data.backups.failure} /> : null}
    </>
  );
}

function DiskLow({ freeBytes, floorBytes }: NonNullable<ServerStatus["diskLow"]>) {
  return (
    <Notice tone="warning" title="The disk of the server is nearly full" className="rounded-none border-b border-line px-4 sm:px-6">
      {bytesWords(freeBytes)} are left, and {bytesWords(floorBytes)} are kept free. Running work goes on; nothing new starts until there is room.
    </Notice>
  );
}

function CannotWrite({ trouble }: { readonly trouble: string }) {
  return (
    <Notice tone="danger" title="The server cannot write its files" className="rounded-none border-b border-line px-4 wrap-anywhere sm:px-6">
      {trouble} Running work goes on, and hands over its logs and files later; nothing new starts until then.
    </Notice>
  );
}

function BackupFailed({ lastAt, failure }: Pick<NonNullable<ServerStatus["backups"]>, "lastAt"> & { readonly failure: { readonly message: string } }) {
  const now = useNow(true);
  return (
    <Notice tone="danger" title="The last backup failed" className="rounded-none border-b border-line px-4 wrap-anywhere sm:px-6">
      {failure.message} {lastAt === null ? null : `The newest was made ${agoWords(now - lastAt)}. `}It is tried again by itself.
    </Notice>
  );
}
