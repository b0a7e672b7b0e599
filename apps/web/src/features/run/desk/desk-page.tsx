"use client";

import type { Verdict } from "@planloom/scheduler";
import { Badge, Button, Kbd, Segmented } from "@planloom/ui";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useFocusKept } from "../use-focus-kept.ts";
import { BulkDialog, type CheckInItem } from "./bulk-dialog.tsx";
import { DeskEmpty } from "./desk-empty.tsx";
import { DeskItemView } from "./desk-item-view.tsx";
import { DeskList } from "./desk-list.tsx";
import { IssueList } from "./issue-list.tsx";
import { type Desk, useDesk } from "./use-desk.ts";
import { useDeskLinks } from "./use-desk-links.ts";
import { useDeskKeys } from "./use-desk-keys.ts";

type View = "waiting" | "issues";

/** The desk of a run: what waits for a person at the left, the item that is looked at at the right, below it where there is no room. */
export function DeskPage() {
  const desk = useDesk();
  const router = useRouter();
  const search = useSearchParams();
  // The address changes with the item, and this does not.
  const [fromAll] = useState(() => search.get("from") === "all");
  const [view, setView] = useState<View>("waiting");
  const [bulk, setBulk] = useState<{ readonly items: readonly CheckInItem[]; readonly verdict: Verdict } | null>(null);
  const { id, number, planName } = useRunState((state) => state.live.summary);
  const page = useRef<HTMLDivElement>(null);
  const openIssues = useRunState((state) => state.live.run.coordination.issues.filter(({ closed }) => closed === null).length);
  const { current, selected, queue, waiting, toggle, step } = desk;
  useEffect(() => {
    document.title = `Desk of run ${number}: ${waiting} waiting · ${planName} · Planloom`;
  }, [number, planName, waiting]);

  useFocusKept(page, () => headingIn(page.current));
  const key = current?.key ?? null;
  const before = useRef(key);
  // Whoever goes on by a key has the focus nowhere, and is told what they go on with.
  useEffect(() => {
    if (before.current !== key && document.activeElement === document.body) headingIn(page.current)?.focus({ preventScroll: true });
    before.current = key;
  }, [key]);

  const decideAll = (verdict: Verdict) => {
    const items = queue.flatMap((item) => (item.kind === "check-in" && selected.has(item.key) ? [item] : []));
    if (items.length > 0) setBulk({ items, verdict });
  };
  const select = () => {
    if (current?.kind === "check-in") toggle(current.key);
  };
  const many = selected.size > 0;
  useDeskKeys({ c: () => router.push(`/runs/${id}`), ...(view === "issues" ? {} : { n: () => step(1), j: () => step(1), k: () => step(-1), x: select, ...(many ? { a: () => decideAll("accept"), m: () => decideAll("minor"), r: () => decideAll("rework") } : {}) }) });
  const links = useDeskLinks(id);

  return (
    <div ref={page} className="flex min-h-0 flex-1 flex-col">
      <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-surface px-4 py-3 sm:px-5">
        {fromAll ? (
          <Button variant="ghost" asChild>
            <Link href="/desk">
              <ArrowLeft aria-hidden /> All runs
            </Link>
          </Button>
        ) : null}
        <Button variant="ghost" asChild aria-keyshortcuts="c">
          <Link href={`/runs/${id}`}>
            {fromAll ? null : <ArrowLeft aria-hidden />} Run {number}
          </Link>
        </Button>
        <h1 className="min-w-0 flex-1 truncate text-xl font-semibold tracking-tight">
          Desk <span className="text-base font-normal text-muted">{planName}</span>
        </h1>
        <Segmented
          label="What is listed"
          value={view}
          onValueChange={setView}
          className="max-sm:w-full"
          options={[
            { value: "waiting", label: `Waiting (${waiting})` },
            { value: "issues", label: `Integration issues (${openIssues})` },
          ]}
        />
      </header>
      <output className="sr-only">{waiting === 0 ? "Nothing waits for a decision" : `${waiting} wait for a decision`}</output>
      {view === "issues" ? (
        <div className="thin-scroll min-h-0 flex-1 overflow-y-auto bg-surface">
          <IssueList />
        </div>
      ) : current === null ? (
        <DeskEmpty />
      ) : (
        <div className="thin-scroll flex min-h-0 flex-1 flex-col max-lg:overflow-y-auto lg:flex-row">
          <section aria-label="Waiting" className="flex max-h-[28dvh] shrink-0 flex-col border-b border-line bg-surface lg:max-h-none lg:w-[clamp(18rem,26vw,26rem)] lg:border-r lg:border-b-0">
            <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
              <DeskList desk={desk} />
            </div>
            <Footer desk={desk} onDecide={decideAll} />
          </section>
          <section key={current.key} aria-label="The item" className="thin-scroll flex min-w-0 flex-1 flex-col bg-surface lg:min-h-0 lg:overflow-y-auto">
            <DeskItemView item={current} hasKeys={!many} {...links} />
          </section>
        </div>
      )}
      {bulk === null ? null : (
        <BulkDialog
          {...bulk}
          onClose={() => {
            setBulk(null);
            desk.clear();
          }}
        />
      )}
    </div>
  );
}

/** The heading of the item that is looked at; `null` where nothing waits, until something does. */
function headingIn(page: HTMLElement | null): HTMLElement | null {
  return page?.querySelector<HTMLElement>("[aria-label='The item'] h2") ?? null;
}

function Footer({ desk: { selected, clear }, onDecide }: { readonly desk: Desk; readonly onDecide: (verdict: Verdict) => void }) {
  if (selected.size === 0) {
    return (
      <p className="shrink-0 border-t border-line px-4 py-2 text-2xs text-faint max-lg:hidden">
        <Kbd>N</Kbd> next <Kbd>K</Kbd> previous <Kbd>X</Kbd> select
      </p>
    );
  }
  return (
    <div role="group" aria-label="What is selected" className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line px-4 py-2">
      <Badge tone="accent">{selected.size} selected</Badge>
      <Button size="sm" variant="primary" aria-keyshortcuts="a" onClick={() => onDecide("accept")}>
        Accept
      </Button>
      <Button size="sm" aria-keyshortcuts="m" onClick={() => onDecide("minor")}>
        Minor
      </Button>
      <Button size="sm" aria-keyshortcuts="r" onClick={() => onDecide("rework")}>
        Rework
      </Button>
      <Button size="sm" variant="ghost" onClick={clear}>
        Clear
      </Button>
    </div>
  );
}
