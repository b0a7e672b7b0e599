/** The largest numbers a plan may hold. They keep every computation on a plan bounded, whoever wrote the plan. */
export const PLAN_LIMITS = {
  maxParallel: 1_000,
  capacity: 1_000,
  /** For estimates and time limits: more than half a year of working days. */
  minutes: 100_000,
  /** A week. */
  lagMinutes: 10_080,
  batchesPerTask: 1_000,
  retries: 10,
  backoffSeconds: 86_400,
  exitCode: 255,
  /** Characters. */
  glob: 500,
} as const;
