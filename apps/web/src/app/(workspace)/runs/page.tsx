import type { Metadata } from "next";
import { Suspense } from "react";
import { RunsScreen } from "../../../features/runs/runs-screen.tsx";

export const metadata: Metadata = { title: "Runs" };

export default function RunsPage() {
  return (
    // The filters are in the address, which is not known when the page is built.
    <Suspense>
      <RunsScreen />
    </Suspense>
  );
}
