import type { Metadata } from "next";
import { Workspace } from "../../features/workspace/workspace.tsx";

export const metadata: Metadata = { title: "Plans" };

export default function WorkspacePage() {
  return <Workspace />;
}
