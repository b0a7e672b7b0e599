import { LoaderCircle } from "lucide-react";
import { classNames } from "./class-names.ts";
import { SOLID_TONE, type Tone } from "./tone.ts";

/** Says that something is being waited for. */
export function Spinner({ label = "Loading", className }: { readonly label?: string; readonly className?: string }) {
  return <LoaderCircle role="status" aria-label={label} className={classNames("size-4 animate-spin text-faint", className)} />;
}

export interface ProgressProps {
  /** What is progressing, for screen readers. */
  readonly label: string;
  /** 0 to 1. */
  readonly value: number;
  readonly tone?: Tone;
  readonly className?: string;
}

/** A bar that fills from the left. */
export function Progress({ label, value, tone = "accent", className }: ProgressProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} className={classNames("h-1.5 w-full overflow-hidden rounded-full bg-line", className)}>
      <div className={classNames("h-full rounded-full transition-[width] duration-300", SOLID_TONE[tone])} style={{ width: `${percent}%` }} />
    </div>
  );
}

/** A grey shape where something will appear. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={classNames("animate-pulse rounded-md bg-line/70", className)} />;
}
