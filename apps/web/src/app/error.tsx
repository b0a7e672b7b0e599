"use client";

import { Button, EmptyState } from "@planloom/ui";
import { CircleAlert } from "lucide-react";

export default function ErrorPage({ error, reset }: { readonly error: Error & { readonly digest?: string }; readonly reset: () => void }) {
  return (
    <EmptyState icon={<CircleAlert />} title="This page broke" className="min-h-dvh" actions={<Button variant="primary" onClick={reset}>Show it again</Button>}>
      <p>{error.message}</p>
      <p className="mt-1">What you had drawn is kept in this browser.</p>
    </EmptyState>
  );
}
