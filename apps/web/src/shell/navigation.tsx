"use client";

import { classNames, Tooltip } from "@planloom/ui";
import { Activity, ChartNoAxesCombined, type LucideIcon, Server, Settings, Workflow } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { AppMenu } from "./app-menu.tsx";
import { Mark } from "./mark.tsx";

interface Place {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly holds: (path: string) => boolean;
}

const PLACES: readonly Place[] = [
  { href: "/", label: "Plans", icon: Workflow, holds: (path) => path === "/" || path.startsWith("/plans") },
  { href: "/runs", label: "Runs", icon: Activity, holds: (path) => path.startsWith("/runs") },
  { href: "/metrics", label: "Metrics", icon: ChartNoAxesCombined, holds: (path) => path.startsWith("/metrics") },
  { href: "/runners", label: "Runners", icon: Server, holds: (path) => path.startsWith("/runners") },
  { href: "/settings", label: "Settings", icon: Settings, holds: (path) => path.startsWith("/settings") },
];

/** The places of the application: a rail at the left, a bar at the bottom of narrow screens. */
export function Navigation() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="flex shrink-0 items-center justify-around border-t border-line bg-surface px-2 pb-[env(safe-area-inset-bottom)] sm:w-14 sm:flex-col sm:justify-start sm:gap-1 sm:border-t-0 sm:border-r sm:px-0 sm:py-3"
    >
      <Link href="/" aria-label="Planloom" className="hidden rounded-lg sm:mb-3 sm:block">
        <Mark />
      </Link>
      {PLACES.map((place) => (
        <PlaceLink key={place.href} place={place} current={place.holds(path)} />
      ))}
      <div className="sm:mt-auto">
        <AppMenu />
      </div>
    </nav>
  );
}

function PlaceLink({ place: { href, label, icon: Icon }, current }: { readonly place: Place; readonly current: boolean }) {
  return (
    <Tooltip content={label} side="right">
      <Link
        href={href}
        {...(current ? { "aria-current": "page" } : {})}
        className={classNames(
          "flex h-12 w-14 flex-col items-center justify-center gap-0.5 rounded-lg text-2xs transition-colors sm:w-11",
          current ? "bg-accent-soft font-medium text-accent-ink" : "text-muted hover:bg-sunken hover:text-ink dark:hover:bg-raised",
        )}
      >
        <Icon aria-hidden className="size-4.5" />
        {label}
      </Link>
    </Tooltip>
  );
}
