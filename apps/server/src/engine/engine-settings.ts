/** How patient the engine is. All in milliseconds. */
export interface EngineSettings {
  /** How often a runner is asked to say that it lives. */
  readonly heartbeatMs: number;
  /** A runner silent for this long is shown as doubtful; nothing else happens yet. */
  readonly suspectAfterMs: number;
  /** A runner silent for this long has lost its attempts. */
  readonly lostAfterMs: number;
  /** How long before `lostAfterMs` a runner starts to end its own attempts, so that none lives on beside its successor. */
  readonly killMarginMs: number;
  /** How often silent and expired leases are looked for. */
  readonly reapEveryMs: number;
  /** How often live runs are searched for alarms that never rang. */
  readonly reconcileEveryMs: number;
}

export const DEFAULT_ENGINE_SETTINGS: EngineSettings = {
  heartbeatMs: 5_000,
  suspectAfterMs: 20_000,
  lostAfterMs: 60_000,
  killMarginMs: 20_000,
  reapEveryMs: 2_000,
  reconcileEveryMs: 30_000,
};
