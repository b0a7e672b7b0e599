import { Notice, Spinner } from "@planloom/ui";

export interface ComputingStateProps {
  /** What is being computed, as the start of a sentence: `Playing the plan`. */
  readonly doing: string;
  readonly failure: string | null;
}

/** What stands in a tab whose content is computed on demand: that it is under way, or why there is nothing. */
export function ComputingState({ doing, failure }: ComputingStateProps) {
  if (failure !== null) {
    return (
      <Notice tone="danger" className="m-4">
        This could not be computed: {failure}.
      </Notice>
    );
  }
  return (
    <p className="flex items-center gap-2 px-4 py-3 text-sm text-muted">
      <Spinner label={doing} />
      <span aria-hidden>{doing} …</span>
    </p>
  );
}
