"use client";

import type { ReactNode } from "react";
import { MemberGate } from "./member-gate.tsx";
import { Navigation } from "./navigation.tsx";
import { OutageBanner } from "./outage-banner.tsx";
import { ServerBanner } from "./server-banner.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";

/**
 * The frame of every page of a member: a rail of places at the left (at the bottom on narrow screens) and the page.
 * Pages fill the remaining height and scroll by themselves.
 */
export function AppShell({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex h-dvh flex-col-reverse sm:flex-row">
      <a href="#page" className="sr-only top-0 z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2">
        Skip to the page
      </a>
      <Navigation />
      <main id="page" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        <OutageBanner />
        <MemberGate>
          <ServerBanner />
          {children}
        </MemberGate>
      </main>
      <ShortcutsDialog />
    </div>
  );
}
