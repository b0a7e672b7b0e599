import { Button } from "./button.tsx";
import type { FirstItems } from "./use-first.ts";

export type MoreButtonProps = Pick<FirstItems<unknown>, "left" | "showMore">;

/** Ends a list of which `useFirst` shows the first items; nothing where that is all of it. */
export function MoreButton({ left, showMore }: MoreButtonProps) {
  if (left === 0) return null;
  return (
    <Button variant="ghost" size="sm" className="m-2" onClick={showMore}>
      Show more ({left.toLocaleString()} left)
    </Button>
  );
}
