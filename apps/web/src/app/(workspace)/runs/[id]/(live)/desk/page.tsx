import type { Metadata } from "next";
import { DeskPage } from "../../../../../../features/run/desk/desk-page.tsx";

export const metadata: Metadata = { title: "Desk" };

export default function Page() {
  return <DeskPage />;
}
