import type { ReactNode } from "react";
import { RunScreen } from "../../../../../features/run/run-screen.tsx";

interface LiveLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}

/** Follows the run once for all pages that show it. */
export default async function LiveLayout({ params, children }: LiveLayoutProps) {
  const { id } = await params;
  return <RunScreen id={id}>{children}</RunScreen>;
}
