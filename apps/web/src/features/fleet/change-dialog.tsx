"use client";

import { Button, Dialog } from "@planloom/ui";
import { useState } from "react";
import { GrantFields } from "./grant-fields.tsx";
import { grantText, readGrant } from "./grant-text.ts";
import type { Runner } from "./runner-line.ts";

interface ChangeDialogProps {
  readonly runner: Runner;
  readonly onClose: () => void;
  readonly onSave: (grant: { labels: string[]; mostAtOnce: number | null }) => void;
}

/** Changes what a runner may do. What it works on stays with it. */
export function ChangeDialog({ runner, onClose, onSave }: ChangeDialogProps) {
  const [text, setText] = useState(() => grantText(runner));
  const { labels, mostAtOnce, problems } = readGrant(text);
  const isWrong = problems.labels !== null || problems.mostAtOnce !== null;
  const save = () => {
    onSave({ labels, mostAtOnce });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`What ${runner.name} may do`}
      description="It counts for work that is given out from now on."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={isWrong} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <GrantFields value={text} onChange={setText} />
        {runner.declared.length === 0 ? null : <p className="text-xs text-muted">The machine says of itself: {runner.declared.join(", ")}. That alone gives it nothing.</p>}
      </div>
    </Dialog>
  );
}
