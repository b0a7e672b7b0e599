"use client";

import { useTheme } from "next-themes";
import { Toaster } from "sonner";

/** Where short messages appear. Screens call `toast` of `sonner`. */
export function Toasts() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      // Beside the rail, and on narrow screens above the buttons: at the right, whoever decides one thing after the other has their buttons.
      position="bottom-left"
      offset={{ left: 72, bottom: 16 }}
      mobileOffset={{ left: 16, right: 16, bottom: 108 }}
      toastOptions={{
        style: { background: "var(--raised)", color: "var(--ink)", borderColor: "var(--line)", boxShadow: "0 6px 18px hsl(var(--shadow) / 0.16)", fontSize: "13px" },
        actionButtonStyle: { background: "var(--accent)", color: "var(--on-accent)" },
        descriptionClassName: "!text-muted",
      }}
    />
  );
}
