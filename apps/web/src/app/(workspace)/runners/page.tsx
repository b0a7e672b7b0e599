import type { Metadata } from "next";
import { FleetScreen } from "../../../features/fleet/fleet-screen.tsx";

export const metadata: Metadata = { title: "Runners" };

export default function RunnersPage() {
  return <FleetScreen />;
}
