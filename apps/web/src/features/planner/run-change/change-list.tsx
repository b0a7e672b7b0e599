import type { RunPreview } from "@planloom/api";
import { classNames, MoreButton, type Tone, TEXT_TONE, useFirst } from "@planloom/ui";
import { Clock, Gauge, Minus, Pencil, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { finishWords } from "./finish-words.ts";

/** What a change does to a run: batches added, removed and changed, limits, and the finish. */
export function ChangeList({ preview: { changes, finish } }: { readonly preview: Extract<RunPreview, { kind: "possible" }> }) {
  const { added, removed, changed, limits } = changes;
  const isNothing = added.length + removed.length + changed.length + limits.length === 0;
  return (
    <div className="flex flex-col gap-3 text-sm">
      {isNothing ? <p>What the run does stays the same; only what is drawn is different.</p> : null}
      <Part icon={<Plus aria-hidden />} tone="success" words="Added" items={added} />
      <Part icon={<Minus aria-hidden />} tone="danger" words="Removed" items={removed} />
      <Part icon={<Pencil aria-hidden />} tone="info" words="Changed" items={changed} />
      <Part icon={<Gauge aria-hidden />} tone="neutral" words="Limits" items={limits} />
      <p className="flex items-center gap-2 rounded-lg bg-sunken px-3 py-2">
        <Clock aria-hidden className="size-4 shrink-0 text-faint" />
        {finishWords(finish)}
      </p>
    </div>
  );
}

function Part({ icon, tone, words, items }: { readonly icon: ReactNode; readonly tone: Tone; readonly words: string; readonly items: readonly string[] }) {
  const { first, left, showMore } = useFirst(items);
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className={classNames("flex items-center gap-1.5 font-medium [&_svg]:size-4", TEXT_TONE[tone])}>
        {icon} {words} <span className="text-muted tabular-nums">({items.length})</span>
      </h3>
      <ul className="mt-1 ml-5.5 text-muted">
        {first.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <MoreButton left={left} showMore={showMore} />
    </section>
  );
}
