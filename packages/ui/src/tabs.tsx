"use client";

import { Tabs as Radix } from "radix-ui";
import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A count or a mark after the label. */
  readonly badge?: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps<Id extends string> {
  /** What the tabs are about, for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly onValueChange: (id: Id) => void;
  /** Stands at the end of the row of tabs. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly contentClassName?: string;
}

/** Several views in one place, one at a time. Only the chosen one is mounted. Where there is no room for all names, their row scrolls. */
export function Tabs<Id extends string>({ label, tabs, value, onValueChange, aside, className, contentClassName }: TabsProps<Id>) {
  const choose = (id: string) => {
    const tab = tabs.find((candidate) => candidate.id === id);
    if (tab !== undefined) onValueChange(tab.id);
  };
  const list = useRef<HTMLDivElement>(null);
  // Where the row scrolls, an address may lead to a tab at its end.
  useEffect(() => {
    // Newer browsers return a promise here, which is nothing for an effect to return.
    list.current?.querySelector(`[data-tab="${CSS.escape(value)}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [value]);
  return (
    <Radix.Root value={value} onValueChange={choose} className={classNames("flex min-h-0 flex-col", className)}>
      <div className="flex shrink-0 items-center gap-2 border-b border-line pr-2">
        <Radix.List ref={list} aria-label={label} className="fade-sides thin-scroll flex min-w-0 flex-1 scroll-px-8 overflow-x-auto px-2 [scrollbar-width:none]">
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.id}
              value={tab.id}
              data-tab={tab.id}
              onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: "nearest", inline: "nearest" })}
              className="relative flex h-9 shrink-0 items-center gap-1.5 px-2.5 text-sm text-muted -outline-offset-2 hover:text-ink data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:after:absolute data-[state=active]:after:inset-x-2 data-[state=active]:after:bottom-0 data-[state=active]:after:h-0.5 data-[state=active]:after:rounded-full data-[state=active]:after:bg-accent"
            >
              {tab.label}
              {tab.badge}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {aside}
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className={classNames("thin-scroll min-h-0 flex-1 overflow-auto -outline-offset-2", contentClassName)}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
