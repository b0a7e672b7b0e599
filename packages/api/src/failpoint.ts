type Step = "claim" | "start" | "heartbeat" | "log" | "result" | "check-in" | "pause" | "import";
/** `between`: after something was written, before that is for good. `after`: for good, and nobody was told yet. */
type Position = "before" | "between" | "after";

/** A place in the code where a test can let its process die or freeze. */
export type Failpoint = `${Step}:${Position}`;

/**
 * What `PLANLOOM_FAILPOINT` asks for, such as `claim:after:kill` or, for the third time the place is reached,
 * `claim:after:stop@3`. Under `NODE_ENV=test` alone; elsewhere, and for a text that is none of these, `null`.
 */
export function armedFailpoint({ NODE_ENV: mode, PLANLOOM_FAILPOINT: text = "" }: Readonly<Record<string, string | undefined>>): { readonly place: string; readonly signal: "SIGKILL" | "SIGSTOP"; readonly times: number } | null {
  const [, place, action, times = "1"] = /^([a-z-]+:[a-z]+):(kill|stop)(?:@(\d+))?$/.exec(text) ?? [];
  if (mode !== "test" || place === undefined) return null;
  return { place, signal: action === "kill" ? "SIGKILL" : "SIGSTOP", times: Number(times) };
}

const armed = armedFailpoint(process.env);
let left = armed?.times ?? 0;

/** Whether a test has armed a place in this process; asked first where it takes work to tell which place is reached. */
export const hasFailpoint = armed !== null;

/** Ends or freezes this process if a test wants it to happen at this place, once; does nothing in earnest. */
export function failpoint(place: Failpoint): void {
  if (armed === null || armed.place !== place) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, armed.signal);
}
