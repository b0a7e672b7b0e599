"use client";

import { Button } from "@planloom/ui";
import { useMutation } from "@tanstack/react-query";
import { FileArchive } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { toast } from "sonner";
import { sendCheckpoint } from "./send-checkpoint.ts";

/** Takes a checkpoint from another server and opens the run that it becomes: paused, so that a person looks first. */
export function ResumeFromCheckpoint() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: sendCheckpoint,
    onSuccess({ run, done, batches }) {
      toast.success("The run is here, paused", { description: `${done} of ${batches} batches are done. Press Resume when you have looked at it.` });
      router.push(`/runs/${run}`);
    },
    onError: (error) => void toast.error("No run can go on from this file", { description: error.message, duration: 20_000 }),
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        aria-label="Checkpoint file"
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again.
          target.value = "";
          if (file !== undefined) mutate(file);
        }}
      />
      <Button disabled={isPending} onClick={() => input.current?.click()}>
        <FileArchive aria-hidden /> {isPending ? "Reading the checkpoint …" : "Resume from a checkpoint"}
      </Button>
    </>
  );
}
