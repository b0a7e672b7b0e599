"use client";

import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "@planloom/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleUserRound, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { useApi } from "../trpc/use-api.ts";
import { showShortcuts } from "./shortcuts-dialog.tsx";

const THEMES = [
  { id: "system", label: "As the system", icon: <Monitor aria-hidden /> },
  { id: "light", label: "Light", icon: <Sun aria-hidden /> },
  { id: "dark", label: "Dark", icon: <Moon aria-hidden /> },
];

/** Who is signed in, the theme, the shortcuts, and the way out. */
export function AppMenu() {
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { theme, setTheme } = useTheme();
  const session = useQuery(api.session.current.queryOptions(undefined, { staleTime: 60_000 }));

  const signOut = async () => {
    const answer = await fetch("/api/session", { method: "DELETE" }).catch(() => null);
    if (answer?.ok !== true) {
      toast.error("You could not be signed out. Try again when the server answers.");
      return;
    }
    queryClient.clear();
    router.replace("/sign-in");
  };

  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="flex h-12 w-14 flex-col items-center justify-center gap-0.5 rounded-lg text-2xs text-muted hover:bg-sunken hover:text-ink sm:w-11 dark:hover:bg-raised"
        >
          <CircleUserRound aria-hidden className="size-4.5" />
          Menu
        </button>
      }
    >
      {session.data ? <MenuLabel>{`${session.data.name} · ${session.data.role}`}</MenuLabel> : null}
      <MenuLabel>Theme</MenuLabel>
      {THEMES.map(({ id, label, icon }) => (
        <MenuChoice key={id} checked={theme === id} icon={icon} onSelect={() => setTheme(id)}>
          {label}
        </MenuChoice>
      ))}
      <MenuSeparator />
      <MenuItem icon={<Keyboard aria-hidden />} shortcut="?" onSelect={showShortcuts}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
