"use client";

import type { Blocker } from "@planloom/scheduler";
import { Button, Input } from "@planloom/ui";
import { UserRound } from "lucide-react";
import { useId, useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useSay } from "../use-say.ts";

/** Asks somebody by name to decide. Everybody sees it at the top of what needs people. */
export function EscalateField({ blocker }: { readonly blocker: Blocker }) {
  const agents = useRunState((state) => state.live.run.spec.agents);
  const [to, setTo] = useState("");
  const { say, pending } = useSay();
  const names = useId();
  const ask = async () => {
    const name = to.trim();
    if (name === "") return;
    if (await say((client, run) => client.coordination.escalateBlocker.mutate({ run, blocker: blocker.id, to: name }), `${name} is asked to decide`)) setTo("");
  };
  return (
    <form
      aria-label="Ask somebody to decide"
      className="flex flex-wrap items-center gap-2 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <UserRound aria-hidden className="size-4 text-person-ink" />
      <span className="text-muted">Not yours to decide?</span>
      <Input aria-label="Who is to decide" placeholder="Name" list={names} maxLength={200} value={to} onChange={({ target }) => setTo(target.value)} className="w-44" />
      <datalist id={names}>
        {Object.values(agents).filter(({ work }) => work === "person").map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <Button type="submit" disabled={pending || to.trim() === ""}>
        Ask to decide
      </Button>
    </form>
  );
}
