import type { NamespaceTools } from "./namespace-tools.ts";

/** Where a namespace is told what to run, and tells its runner what became of it. */
export const CONTROL_DESCRIPTOR = 3;
/** Lets a namespace wait for all processes of its command, instead of for a moment after its end. */
export const WAIT_FOR_ALL = "SIGUSR2";
/** What stands before the mark that ends the output of a command. */
export const MARK_START = "\0";

/** Commands count their processes from here on, and at most so far. Every system allows these numbers. */
const PIDS = { from: 1_000, to: 31_000, step: 1_031 };
let begun = Math.floor(Math.random() * PIDS.to);

/**
 * The first process of a namespace: runs one command after the other, each from a script, and says of each how it ended
 * once no process of it is left. It collects orphans, as an init has to.
 *
 * The processes of the namespace are numbered from another number on than those of others: scripts make names of files
 * that nobody else is to have out of `$$`. The second line reaches nobody where the runner has died: the tie of its
 * parent to the runner was made before, so a runner that dies later takes the namespace with it, and one that died
 * before is found out here. A shell says 128 + n for a signal, which an exit code may be too; it names the signal on its
 * own stderr, which therefore leads to the runner. Leftovers get 15 x 20 ms for their last words and are then killed;
 * the loop after it ends when the system knows nobody any more who could be killed. Then both pipes get a mark that no
 * command knows, so that the runner sees where the output ends.
 */
const init = (before: number, { sleep }: NamespaceTools): string => `echo ${before} > /proc/sys/kernel/ns_last_pid || exit 125
echo >&${CONTROL_DESCRIPTOR} || exit 125
exec 2>&${CONTROL_DESCRIPTOR}
trap 'all=1' USR2
while read -r mark script <&${CONTROL_DESCRIPTOR}; do
all=
looked=0
(. "$script")
code=$?
while kill -s 0 -- -1 2>/dev/null && { [ -n "$all" ] || [ "$looked" -lt 15 ]; }; do ${sleep} 0.02; looked=$((looked + 1)); done
while kill -s KILL -- -1 2>/dev/null; do ${sleep} 0.005; done
printf '\\0%s\\n' "$mark"
printf '\\0%s\\n' "$mark" >&4
echo "=$code" >&${CONTROL_DESCRIPTOR}
done`;

/** The program and its arguments that make a namespace with this init, which others know by its name. When the process exits, the namespace is gone. */
export function namespaceInit(name: string, tools: NamespaceTools): { readonly file: string; readonly args: readonly string[] } {
  const { setpriv, unshare, hasUserNamespace } = tools;
  // What the init may do in a user namespace, the commands may not: see `commandScript`.
  const user = hasUserNamespace ? ["--user", "--map-current-user", "--keep-caps"] : [];
  // Mounts made outside while a command runs are still to be seen inside.
  const namespace = ["--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "slave"];
  begun += 1;
  const before = PIDS.from + ((begun * PIDS.step) % (PIDS.to - PIDS.from));
  return { file: setpriv, args: ["--pdeathsig", "KILL", unshare, ...user, ...namespace, "/bin/sh", "-c", init(before, tools), name] };
}
