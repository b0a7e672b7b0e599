"use client";

import type { PlanRevision } from "@planloom/api";
import { useEffect, useState } from "react";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApiClient } from "../../trpc/use-api.ts";
import { createAutosave } from "./document/autosave.ts";
import { AutosaveContext } from "./document/autosave-context.ts";
import { isUnsaved } from "./document/draft.ts";
import { createDraftStore, type DraftStore } from "./document/draft-store.ts";
import { forgetDraft, keepDraft, keptDraft } from "./document/kept-draft.ts";
import { PlannerProvider } from "./planner-context.tsx";
import { PlannerScreen } from "./planner-screen.tsx";
import { RunButton } from "./run-button.tsx";
import { SaveMark } from "./save-mark.tsx";

/** One open plan: its draft, and the saving that goes with it for as long as the page is open. */
export function PlanSession({ opened }: { readonly opened: PlanRevision }) {
  const client = useApiClient();
  const [store] = useState<DraftStore>(() => createDraftStore(opened, keptDraft(window.localStorage, opened.id)));
  const [autosave] = useState(() =>
    createAutosave({
      store,
      send: ({ id, baseRevision, plan }) => client.plan.save.mutate({ id, baseRevision, plan }),
      keep: ({ id, draft }) => keepDraft(window.localStorage, id, draft),
      forget: () => forgetDraft(window.localStorage, opened.id),
      explain: failureMessage,
    }),
  );
  const [open] = useState(() => ({ store }));
  useEffect(() => {
    const leave = autosave.follow();
    const warn = (event: BeforeUnloadEvent): void => {
      if (isUnsaved(store.getState().draft)) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      leave();
      // What is left is kept in the browser if this last try fails.
      autosave.flush().catch(() => undefined);
    };
  }, [store, autosave]);
  return (
    <AutosaveContext value={autosave}>
      <PlannerProvider open={open}>
        <PlannerScreen mark={<SaveMark />} action={RunButton} />
      </PlannerProvider>
    </AutosaveContext>
  );
}
