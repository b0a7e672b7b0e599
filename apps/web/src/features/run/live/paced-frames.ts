/** What pacing needs of the world. */
export interface FrameClock {
  /** Milliseconds that have passed since some moment. */
  now(): number;
  /** Calls back before the next picture is drawn. Returns how to call that off. */
  beforeFrame(call: () => void): () => void;
  /** Calls back after a time. Returns how to call that off. */
  after(ms: number, call: () => void): () => void;
}

/** A picture that takes no longer is followed by the next one at once. */
const QUICK_MS = 40;
/** So many times as long as a slow picture took, no other is drawn. */
const REST = 2;

/**
 * `beforeFrame`, but after a picture that took long no sooner than twice as long later: where each change of a page costs
 * much, two thirds of the time are left to whoever uses it.
 */
export function pacedFrames(clock: FrameClock): FrameClock["beforeFrame"] {
  let restUntil = clock.now();
  return (call) => {
    let drop = (): void => {};
    const draw = (): void => {
      const began = clock.now();
      // The next frame begins when this picture is done. Asked for first, so that what is asked for meanwhile comes after it.
      clock.beforeFrame(() => {
        const tookMs = clock.now() - began;
        if (tookMs > QUICK_MS) restUntil = clock.now() + REST * tookMs;
      });
      call();
    };
    const wait = (): void => {
      const leftMs = restUntil - clock.now();
      // Asked again in the frame: the picture before may have been found slow only now.
      drop = leftMs > 0 ? clock.after(leftMs, wait) : clock.beforeFrame(() => (restUntil > clock.now() ? wait() : draw()));
    };
    wait();
    return () => drop();
  };
}
