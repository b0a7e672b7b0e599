import type { ReactNode } from "react";
import { AppShell } from "../../shell/app-shell.tsx";

export default function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  return <AppShell>{children}</AppShell>;
}
