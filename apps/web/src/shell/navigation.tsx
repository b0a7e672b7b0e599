"use client";

import { classNames, Tooltip } from "@planloom/ui";
import { Activity, ChartNoAxesCombined, Inbox, type LucideIcon, Server, Settings, Workflow } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { AppMenu } from "./app-menu.tsx";
import { Mark } from "./mark.tsx";
import { useWaiting } from "./use-waiting.ts";

interface Place {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly holds: (path: string) => boolean;
}

const PLACES: readonly Place[] = [
  { href: "/", label: "Plans", icon: Workflow, holds: (path) => path === "/" || path.startsWith("/plans") },
  { href: "/runs", label: "Runs", icon: Activity, holds: (path) => path.startsWith("/runs") },
  { href: "/desk", label: "Desk", icon: Inbox, holds: (path) => path.startsWith("/desk") },
  { href: "/metrics", label: "Metrics", icon: ChartNoAxesCombined, holds: (path) => path.startsWith("/metrics") },
  { href: "/runners", label: "Runners", icon: Server, holds: (path) => path.startsWith("/runners") },
  { href: "/settings", label: "Settings", icon: Settings, holds: (path) => path.startsWith("/settings") },
];

const MOST_SHOWN = 99;

/** The places of the application: a rail at the left, a bar at the bottom of narrow screens. */
export function Navigation() {
  const path = usePathname();
  const waiting = useWaiting();
  return (
    <nav
      aria-label="Main"
      className="flex shrink-0 items-center justify-around border-t border-line bg-surface px-2 pb-[env(safe-area-inset-bottom)] sm:w-14 sm:flex-col sm:justify-start sm:gap-1 sm:border-t-0 sm:border-r sm:px-0 sm:py-3"
    >
      <Link href="/" aria-label="Planloom" className="hidden rounded-lg sm:mb-3 sm:block">
        <Mark />
      </Link>
      {PLACES.map((place) => (
        <PlaceLink key={place.href} place={place} current={place.holds(path)} count={place.href === "/desk" ? waiting : 0} />
      ))}
      <div className="sm:mt-auto">
        <AppMenu />
      </div>
    </nav>
  );
}

interface PlaceLinkProps {
  readonly place: Place;
  readonly current: boolean;
  /** How much waits there; 0 shows nothing. */
  readonly count: number;
}

function PlaceLink({ place: { href, label, icon: Icon }, current, count }: PlaceLinkProps) {
  return (
    <Tooltip content={label} side="right">
      <Link
        href={href}
        {...(current ? { "aria-current": "page" } : {})}
        className={classNames(
          "relative flex h-12 w-14 min-w-0 flex-col items-center justify-center gap-0.5 rounded-lg text-2xs transition-colors sm:w-11",
          current ? "bg-accent-soft font-medium text-accent-ink" : "text-muted hover:bg-sunken hover:text-ink dark:hover:bg-raised",
        )}
      >
        <Icon aria-hidden className="size-4.5" />
        {label}
        {count > 0 ? (
          <span className="absolute top-0.5 left-1/2 ml-1 min-w-4 rounded-full bg-person-soft px-1 text-center text-2xs leading-4 font-semibold text-person-ink tabular-nums">
            <span className="sr-only">, </span>
            {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
            <span className="sr-only"> waiting</span>
          </span>
        ) : null}
      </Link>
    </Tooltip>
  );
}
