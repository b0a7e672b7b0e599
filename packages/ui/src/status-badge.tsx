import { Badge } from "./badge.tsx";
import { classNames } from "./class-names.ts";
import { type Status, STATUS_LOOK } from "./status-look.ts";
import { TEXT_TONE } from "./tone.ts";

/** A status as icon, word and colour. `word` replaces the usual word where the place needs another. */
export function StatusBadge({ status, word, className }: { readonly status: Status; readonly word?: string; readonly className?: string }) {
  const look = STATUS_LOOK[status];
  return (
    <Badge tone={look.tone} icon={<StatusIcon status={status} bare />} className={classNames(className)}>
      {word ?? look.word}
    </Badge>
  );
}

/** The icon of a status alone, in its colour, named for screen readers unless `bare` (the word stands beside it). */
export function StatusIcon({ status, bare = false, className }: { readonly status: Status; readonly bare?: boolean; readonly className?: string }) {
  const { icon: Icon, word, tone, turning } = STATUS_LOOK[status];
  return (
    <Icon
      className={classNames("size-4 shrink-0", !bare && TEXT_TONE[tone], turning && "animate-spin [animation-duration:2s]", className)}
      {...(bare ? { "aria-hidden": true } : { role: "img", "aria-label": word })}
    />
  );
}
