"use client";

import { Button, EmptyState, MoreButton, useFirst } from "@planloom/ui";
import { OctagonPause, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";
import type { BlockerLinks } from "./blocker-links.ts";
import { openBlockers, resolvedBlockers } from "./blocker-order.ts";
import { BlockerPage } from "./blocker-page.tsx";
import { BlockerRow } from "./blocker-row.tsx";
import { RaiseBlockerDialog } from "./raise-blocker-dialog.tsx";

const SHOWN = 30;

/** What keeps work from going on: open ones first, the most severe before the others, and one with all there is to know. */
export function BlockerTab(props: BlockerLinks) {
  const opened = useRunState(({ live: { run } }) => run.coordination.blockers.find(({ id }) => id === props.item));
  return opened === undefined ? <BlockerInbox {...props} /> : <BlockerPage key={opened.id} blocker={opened} {...props} />;
}

function BlockerInbox({ onItem, onOpen }: BlockerLinks) {
  const run = useRunState((state) => state.live.run);
  const open = useMemo(() => openBlockers(run), [run]);
  const resolved = useMemo(() => resolvedBlockers(run), [run]);
  const shown = useFirst(open, SHOWN);
  const { first, left, showMore } = useFirst(resolved, SHOWN);
  const [raising, setRaising] = useState(false);
  const now = useServerNow(open.length > 0);
  const isLive = run.status === "running" || run.status === "pausing" || run.status === "paused";
  const raise = isLive ? (
    <Button variant={open.length + resolved.length === 0 ? "primary" : "secondary"} onClick={() => setRaising(true)}>
      <Plus aria-hidden /> Raise a blocker
    </Button>
  ) : undefined;
  return (
    <>
      {open.length + resolved.length === 0 ? (
        <EmptyState icon={<OctagonPause />} title="Nothing is blocked" actions={raise}>
          A batch that cannot go on says so in its report, and waits here for an answer. You can raise a blocker yourself: it stops a batch before it does what has to be undone.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-3 px-4 py-3 sm:px-5">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 className="text-sm font-semibold">{open.length === 0 ? "Nothing is blocked" : open.length === 1 ? "1 open" : `${open.length} open`}</h2>
            {raise}
          </div>
          {open.length === 0 ? null : (
            <ul aria-label="Open blockers, the most severe first" className="flex flex-col gap-2.5">
              {shown.first.map((blocker) => (
                <BlockerRow key={blocker.id} blocker={blocker} now={now} onItem={onItem} onOpen={onOpen} />
              ))}
            </ul>
          )}
          <MoreButton left={shown.left} showMore={shown.showMore} />
          {resolved.length === 0 ? null : (
            <section aria-label="Out of the way">
              <h2 className="mb-2 text-xs font-medium text-faint">Out of the way</h2>
              <ul className="flex flex-col gap-2">
                {first.map((blocker) => (
                  <BlockerRow key={blocker.id} blocker={blocker} now={now} onItem={onItem} onOpen={onOpen} />
                ))}
              </ul>
              <MoreButton left={left} showMore={showMore} />
            </section>
          )}
        </div>
      )}
      {raising ? <RaiseBlockerDialog onClose={() => setRaising(false)} /> : null}
    </>
  );
}
