"use client";

import { Button, Notice, Spinner } from "@planloom/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { Mark } from "../../shell/mark.tsx";
import { openSession, type SignInResult, tokenOf } from "./open-session.ts";

type State = { readonly kind: "trying" } | { readonly kind: "no-token" } | { readonly kind: "refused"; readonly token: string; readonly why: Exclude<SignInResult, "signed-in"> };

const REFUSALS: Readonly<Record<Exclude<SignInResult, "signed-in">, string>> = {
  "used-up": "This link has been used or is too old. Every link works once.",
  "slowed-down": "There were too many wrong tries. Wait a minute, then open the link again.",
  unreachable: "The server did not answer. Check that it runs, then try again.",
};

/** Takes the token out of the address, exchanges it for a session, and leads home. */
export function SignIn() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [state, setState] = useState<State>({ kind: "trying" });
  // The token works once, and React starts effects twice in development.
  const tried = useRef(false);

  const exchange = useCallback(
    async (token: string | null) => {
      const result = token === null ? null : await openSession(token);
      if (token === null || result === null) setState({ kind: "no-token" });
      else if (result !== "signed-in") setState({ kind: "refused", token, why: result });
      else {
        queryClient.clear();
        router.replace("/");
      }
    },
    [queryClient, router],
  );

  useEffect(() => {
    if (tried.current) return;
    tried.current = true;
    const token = tokenOf(window.location.hash);
    // The token must not stay in the address bar or the history.
    window.history.replaceState(null, "", window.location.pathname);
    void exchange(token);
  }, [exchange]);

  const tryAgain = (token: string) => {
    setState({ kind: "trying" });
    void exchange(token);
  };

  return (
    <main className="flex min-h-dvh items-center justify-center p-6">
      <div className="w-full max-w-sm">
        <div className="mb-5 flex items-center gap-3">
          <Mark className="size-9" />
          <h1 className="text-xl font-semibold tracking-tight">Planloom</h1>
        </div>
        <div className="rounded-xl border border-line bg-surface p-6 shadow-float">
          {state.kind === "trying" ? (
            <p className="flex items-center gap-3 text-sm text-muted">
              <Spinner label="Signing in" /> Signing you in …
            </p>
          ) : (
            <>
              {state.kind === "refused" ? (
                <Notice tone="danger" className="mb-4">
                  {REFUSALS[state.why]}
                </Notice>
              ) : null}
              <h2 className="text-base font-semibold">Open your sign-in link</h2>
              <p className="mt-1.5 text-sm text-muted">
                Open the link that <Command>npm start</Command> printed. For a new one, run this in the folder of Planloom:
              </p>
              <p className="mt-3 rounded-md border border-line bg-sunken px-3 py-2 font-mono text-sm select-all">npx planloom link</p>
              {state.kind === "refused" && state.why !== "used-up" ? (
                <Button variant="primary" className="mt-4 w-full" onClick={() => tryAgain(state.token)}>
                  Try again
                </Button>
              ) : null}
            </>
          )}
        </div>
      </div>
    </main>
  );
}

function Command({ children }: { readonly children: string }) {
  return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-xs">{children}</code>;
}
