import type { Metadata } from "next";
import { PlannerPage } from "../../../../features/planner/planner-page.tsx";

export const metadata: Metadata = { title: "Plan" };

export default async function PlanPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <PlannerPage id={id} />;
}
