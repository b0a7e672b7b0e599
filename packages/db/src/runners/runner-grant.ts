/** What an owner lets a runner do. */
export interface RunnerGrant {
  /** Work that asks for a label goes only to runners that were granted it. */
  readonly labels: readonly string[];
  /** The most attempts it is given at once; `null` for as many as it asks for. */
  readonly mostAtOnce: number | null;
}
