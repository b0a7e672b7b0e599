"use client";

import { useTheme } from "next-themes";
import { Toaster } from "sonner";

/** Where short messages appear. Screens call `toast` of `sonner`. */
export function Toasts() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      offset={16}
      mobileOffset={72}
      toastOptions={{
        style: { background: "var(--raised)", color: "var(--ink)", borderColor: "var(--line)", boxShadow: "0 6px 18px hsl(var(--shadow) / 0.16)", fontSize: "13px" },
        actionButtonStyle: { background: "var(--accent)", color: "var(--on-accent)" },
        descriptionClassName: "!text-muted",
      }}
    />
  );
}
