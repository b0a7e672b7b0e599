import type { Metadata } from "next";
import { RunScreen } from "../../../../features/run/run-screen.tsx";

export const metadata: Metadata = { title: "Run" };

export default async function RunPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <RunScreen id={id} />;
}
