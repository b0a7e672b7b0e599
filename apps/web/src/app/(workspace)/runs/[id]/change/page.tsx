import type { Metadata } from "next";
import { RunChangePage } from "../../../../../features/planner/run-change/run-change-page.tsx";

export const metadata: Metadata = { title: "Change a run" };

export default async function ChangePage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <RunChangePage id={id} />;
}
