import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "@xyflow/react/dist/style.css";
import "./globals.css";
import "../canvas/canvas.css";
import { Providers } from "../shell/providers.tsx";

export const metadata: Metadata = {
  title: { default: "Planloom", template: "%s · Planloom" },
  description: "Plan, run and watch parallel work shared out between agents, jobs and people.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f9fb" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1014" },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    // The theme is set on this element by a script before React starts, so its attributes differ from the server's.
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
