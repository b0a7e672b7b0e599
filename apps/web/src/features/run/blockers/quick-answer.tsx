"use client";

import { type BatchId, batchSpecOf, type Blocker, entryId } from "@planloom/scheduler";
import { Button, Input, Select } from "@planloom/ui";
import { Send } from "lucide-react";
import { useState } from "react";
import { newUuid } from "../../../shell/new-uuid.ts";
import { useRunState } from "../live/run-context.tsx";
import { useSay } from "../use-say.ts";
import { blockerTitle } from "../view/blocker-words.ts";

/** Answers a question in one line; the answer is on the board from then on. */
export function QuickAnswer({ blocker, batch }: { readonly blocker: Blocker; readonly batch: BatchId }) {
  const task = useRunState((state) => batchSpecOf(state.live.run.spec, batch)?.task);
  const [entry] = useState(() => entryId(newUuid()));
  const [text, setText] = useState("");
  const [toAll, setToAll] = useState(false);
  const { say, pending } = useSay();
  const answer = async () => {
    if (text.trim() === "" || task === undefined) return;
    const audience = toAll ? { kind: "all" as const } : { kind: "tasks" as const, tasks: [task] };
    await say((client, run) => client.coordination.resolveBlocker.mutate({ run, blocker: blocker.id, text: text.trim(), how: { kind: "decision", entry, audience } }), "Answered");
  };
  return (
    <form
      aria-label={`Answer: ${blockerTitle(blocker)}`}
      className="mt-2 flex flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void answer();
      }}
    >
      <Input aria-label="Answer" placeholder="Answer in one line" maxLength={20_000} value={text} onChange={({ target }) => setText(target.value)} className="min-w-40 flex-1 max-sm:basis-full" />
      <Select aria-label="Who is told" value={toAll ? "all" : "task"} onChange={({ target }) => setToAll(target.value === "all")} className="w-44 max-sm:flex-1">
        <option value="task">Tell who asked</option>
        <option value="all">Tell everybody</option>
      </Select>
      <Button type="submit" disabled={pending || text.trim() === ""}>
        <Send aria-hidden /> Answer
      </Button>
    </form>
  );
}
