/** Sends a signal to one process; nothing happens where it is gone or not ours. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  trySignal(pid, signal);
}

/** Sends a signal to a process group, likewise. */
export function signalGroup(group: number, signal: NodeJS.Signals): void {
  trySignal(-group, signal);
}

/** Whether a process of the group is left, even if it has ended and only waits to be collected. */
export function groupExists(group: number): boolean {
  return trySignal(-group, 0);
}

function trySignal(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, signal);
  } catch (error) {
    // EPERM: it is there, but belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
