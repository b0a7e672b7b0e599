import { Badge, classNames } from "@planloom/ui";
import { CircleCheck, Minus, TrendingDown, TrendingUp, TriangleAlert } from "lucide-react";
import type { QualityCard, Trend } from "./quality-cards.ts";
import { Sparkline } from "./sparkline.tsx";

/** One number with its trend, its target, and what both mean in words. */
export function QualityCardView({ card }: { readonly card: QualityCard }) {
  return (
    <article aria-labelledby={`card-${card.id}`} className="flex flex-col rounded-xl border border-line bg-surface p-4 shadow-card">
      <header className="flex items-center justify-between gap-2">
        <h2 id={`card-${card.id}`} className="text-sm font-medium text-muted">
          {card.title}
        </h2>
        {card.target === null ? null : <TargetBadge verdict={card.verdict} target={card.target} />}
      </header>
      <div className="mt-2 flex items-end justify-between gap-4">
        <p className="text-[2rem] leading-none font-semibold tracking-tight tabular-nums">{card.value}</p>
        <Sparkline values={card.series} className="h-9 w-28 text-accent" />
      </div>
      {card.trend === null ? null : <TrendLine trend={card.trend} />}
      <p className="mt-3 text-xs text-muted">{card.words}</p>
    </article>
  );
}

function TargetBadge({ verdict, target }: { readonly verdict: QualityCard["verdict"]; readonly target: string }) {
  if (verdict === "unknown") return <Badge>{target}</Badge>;
  return verdict === "met" ? (
    <Badge tone="success" icon={<CircleCheck aria-hidden />}>
      {target}
    </Badge>
  ) : (
    <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>
      {target}
    </Badge>
  );
}

function TrendLine({ trend: { direction, good, words } }: { readonly trend: Trend }) {
  const Icon = direction === "up" ? TrendingUp : direction === "down" ? TrendingDown : Minus;
  return (
    <p className={classNames("mt-2 flex items-center gap-1.5 text-xs font-medium", direction === "level" ? "text-muted" : good ? "text-success-ink" : "text-warning-ink")}>
      <Icon aria-hidden className="size-3.5" /> {words}
    </p>
  );
}
