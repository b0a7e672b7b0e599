"use client";

import { contractVersion, entryId } from "@planloom/scheduler";
import { Button, ConfirmDialog, Dialog, Field, Notice, Textarea } from "@planloom/ui";
import { useMemo, useState } from "react";
import { newUuid } from "../../../shell/new-uuid.ts";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";
import { useSay } from "../use-say.ts";
import { batchTitle, listInShort } from "../view/names-in-short.ts";
import { type ContractView, foreseenHandOvers } from "./contract-history.ts";
import { TextDiff } from "./text-diff.tsx";

/** Publishes a version of a contract by hand, and says before who has to look at their work again. */
export function PublishDialog({ view: { id, spec, current }, onClose }: { readonly view: ContractView; readonly onClose: () => void }) {
  const run = useRunState((state) => state.live.run);
  const now = useServerNow(false);
  const before = current?.text ?? spec.stub;
  const [entry] = useState(() => entryId(newUuid()));
  // What it was written on top of: where somebody else publishes meanwhile, whoever writes has to see that first.
  const [base] = useState(current?.id ?? null);
  const [text, setText] = useState(before);
  const [leaving, setLeaving] = useState(false);
  const { say, pending } = useSay();
  const handOvers = useMemo(() => (text.trim() === "" ? "A version says something." : foreseenHandOvers(run, contractVersion(entry, id, spec, text), now)), [run, entry, id, spec, text, now]);
  const version = (current?.version ?? 0) + 1;
  const publish = async () => {
    const { audience: _audience, files: _files, ...rest } = contractVersion(entry, id, spec, text);
    if (await say((client, runId) => client.coordination.post.mutate({ run: runId, entry: { ...rest, supersedes: base, audience: spec.consumers.length === 0 ? { kind: "all" } : { kind: "tasks", tasks: [...spec.consumers] } } }), `Version ${version} is published`)) onClose();
  };
  const leave = () => (text === before ? onClose() : setLeaving(true));
  return (
    <Dialog
      open
      onOpenChange={leave}
      width="lg"
      title={`Publish version ${version} of ${spec.name}`}
      description="It takes the place of what the contract says now. Whoever begins from now on is told; whoever has used the old one gets a hand-over."
      footer={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button variant="primary" disabled={pending || typeof handOvers === "string"} onClick={() => void publish()}>
            Publish
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="What it says">{(control) => <Textarea {...control} mono rows={8} maxLength={20_000} value={text} onChange={({ target }) => setText(target.value)} />}</Field>
        {text === before ? null : <TextDiff before={before} after={text} label="What changes" />}
        {text === before && current !== null ? (
          <p className="text-sm text-muted">Nothing changed yet.</p>
        ) : typeof handOvers === "string" ? (
          <Notice tone="warning">{handOvers}</Notice>
        ) : handOvers.length === 0 ? (
          <Notice tone="info">Nobody has used what it says now, so nobody gets a hand-over.</Notice>
        ) : (
          <Notice tone="warning" title={handOvers.length === 1 ? "One batch gets a hand-over" : `${handOvers.length} batches get a hand-over`}>
            {listInShort(handOvers.map(({ batch }) => batchTitle(run, batch)), 8)}
          </Notice>
        )}
      </div>
      <ConfirmDialog open={leaving} onOpenChange={setLeaving} title="Discard what you wrote?" description="The version has not been published, and is not kept." confirmLabel="Discard" danger onConfirm={onClose} />
    </Dialog>
  );
}
