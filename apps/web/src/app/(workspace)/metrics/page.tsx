import type { Metadata } from "next";
import { Suspense } from "react";
import { MetricsScreen } from "../../../features/metrics/metrics-screen.tsx";

export const metadata: Metadata = { title: "Metrics" };

export default function MetricsPage() {
  return (
    // The chosen plan is in the address, which is not known when the page is built.
    <Suspense>
      <MetricsScreen />
    </Suspense>
  );
}
