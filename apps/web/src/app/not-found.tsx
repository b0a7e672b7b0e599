import { Button, EmptyState } from "@planloom/ui";
import { Compass } from "lucide-react";
import Link from "next/link";

export default function NotFoundPage() {
  return (
    <EmptyState
      icon={<Compass />}
      title="There is no such page"
      className="min-h-dvh"
      actions={
        <Button asChild variant="primary">
          <Link href="/">Go to your plans</Link>
        </Button>
      }
    >
      The address may be mistyped, or what it named was removed.
    </EmptyState>
  );
}
