import type { NamespaceTools } from "./containment.ts";

/** Where the namespace tells its runner that it stands, and by which signal its command ended. */
export const CONTROL_DESCRIPTOR = 3;
/** Lets the namespace wait for all its processes after the end of its command, instead of for a moment. */
export const WAIT_FOR_ALL = "SIGUSR2";

/** Commands count their processes from here on, and at most so far. Every system allows these numbers. */
const PIDS = { from: 1_000, to: 31_000, step: 131 };
let begun = Math.floor(Math.random() * PIDS.to);

/**
 * The first process of the namespace. It collects orphans, as an init has to, and ends with the exit code of the
 * command. Positional parameters hold what it knows, because a variable might be one that the command is to see:
 * the command line, later its exit code; how often leftovers were waited for.
 *
 * The processes of the namespace are numbered from another number on than those of others: scripts make names of files
 * that nobody else is to have out of `$$`. The second line reaches nobody where the runner has died: the tie of its
 * parent to the runner was made before, so a runner that dies later takes the namespace with it, and one that died
 * before is found out here. A shell says 128 + n for a signal, which an exit code may be too; it names the signal on its
 * own stderr, which therefore leads to the runner. Leftovers get 15 x 20 ms for their last words.
 */
const init = (before: number, { sleep }: NamespaceTools, command: string): string => `echo ${before} > /proc/sys/kernel/ns_last_pid || exit 125
echo >&${CONTROL_DESCRIPTOR} || exit 125
set -- "$1" 0
trap 'set -- "$1" -999999999' USR2
exec 4>&2 2>&${CONTROL_DESCRIPTOR}
(exec ${command} "$1" 2>&4 4>&- ${CONTROL_DESCRIPTOR}>&-)
set -- "$?" "$2"
exec 2>/dev/null
while kill -s 0 -- -1 && [ "$2" -lt 15 ]; do ${sleep} 0.02; set -- "$1" "$(($2 + 1))"; done
exit "$1"`;

export interface NamespaceCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * What runs `command` by `sh -c` in a PID namespace of its own, as the leader of a session, as it would be without. It
 * needs a descriptor 3 to write to. When this process exits, the namespace is gone.
 */
export function namespaceCommand(command: string, tools: NamespaceTools): NamespaceCommand {
  const { setpriv, unshare, setsid, hasUserNamespace } = tools;
  // What the init may do in a user namespace, the command may not: it sees the rights it would have without.
  const user = hasUserNamespace ? ["--user", "--map-current-user", "--keep-caps"] : [];
  const asBefore = hasUserNamespace ? `${setpriv} --ambient-caps -all --inh-caps -all ` : "";
  // Mounts made outside while a command runs are still to be seen inside.
  const namespace = ["--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "slave"];
  return {
    file: setpriv,
    args: ["--pdeathsig", "KILL", unshare, ...user, ...namespace, "/bin/sh", "-c", init(nextNumber(), tools, `${asBefore}${setsid} /bin/sh -c`), "sh", command],
  };
}

function nextNumber(): number {
  begun += 1;
  return PIDS.from + ((begun * PIDS.step) % (PIDS.to - PIDS.from));
}
