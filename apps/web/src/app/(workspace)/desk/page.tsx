import type { Metadata } from "next";
import { Suspense } from "react";
import { WorkspaceDeskPage } from "../../../features/run/workspace-desk/workspace-desk-page.tsx";

export const metadata: Metadata = { title: "Desk" };

export default function Page() {
  return (
    // What is looked at is in the address, which is not known when the page is built.
    <Suspense>
      <WorkspaceDeskPage />
    </Suspense>
  );
}
