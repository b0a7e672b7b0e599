"use client";

import { TooltipProvider } from "@planloom/ui";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { ApiProvider } from "../trpc/api-provider.tsx";
import { Toasts } from "./toasts.tsx";

/** Everything a page may rely on: theme, API, tooltips, toasts. */
export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem disableTransitionOnChange>
      <ApiProvider>
        <TooltipProvider>{children}</TooltipProvider>
        <Toasts />
      </ApiProvider>
    </ThemeProvider>
  );
}
