"use client";

import { Button, EmptyState, Spinner } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { Unplug } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { failureMessage } from "../trpc/api-failure.ts";
import { useApi } from "../trpc/use-api.ts";

/** Shows the page to members and leads everybody else to the sign-in page. */
export function MemberGate({ children }: { readonly children: ReactNode }) {
  const api = useApi();
  const router = useRouter();
  const session = useQuery(api.session.current.queryOptions(undefined, { staleTime: 60_000, refetchOnWindowFocus: "always" }));
  const signedOut = session.data === null;
  useEffect(() => {
    if (signedOut) router.replace("/sign-in");
  }, [signedOut, router]);

  if (session.data) return children;
  if (session.isError) {
    return (
      <EmptyState icon={<Unplug />} title="That did not work" className="flex-1" actions={<Button onClick={() => void session.refetch()}>Try again</Button>}>
        {failureMessage(session.error)}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-1 items-center justify-center">
      <Spinner />
    </div>
  );
}
