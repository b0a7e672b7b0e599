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

/**
 * Settings for another patience with runners, in the proportions of the default ones, which leave each heartbeat several
 * chances to arrive before its lack counts, and each attempt the time to be ended before its work is given away.
 */
export function engineSettings(lostAfterMs: number): EngineSettings {
  const share = lostAfterMs / DEFAULT_ENGINE_SETTINGS.lostAfterMs;
  const { heartbeatMs, suspectAfterMs, killMarginMs, reapEveryMs, reconcileEveryMs } = DEFAULT_ENGINE_SETTINGS;
  return {
    heartbeatMs: Math.min(heartbeatMs, heartbeatMs * share),
    suspectAfterMs: suspectAfterMs * share,
    lostAfterMs,
    killMarginMs: killMarginMs * share,
    reapEveryMs: Math.min(reapEveryMs, reapEveryMs * share),
    reconcileEveryMs: Math.min(reconcileEveryMs, reconcileEveryMs * share),
  };
}

export const DEFAULT_ENGINE_SETTINGS: EngineSettings = {
  heartbeatMs: 5_000,
  suspectAfterMs: 20_000,
  lostAfterMs: 60_000,
  killMarginMs: 20_000,
  reapEveryMs: 2_000,
  reconcileEveryMs: 30_000,
};
