/** A command that leaves processes which are hard to end. */
export interface HostileTree {
  readonly name: string;
  /**
   * Starts the processes; the file `up` says that they are there. They work in the directory of the command, and leave
   * nothing behind that lives elsewhere.
   */
  readonly start: string;
  /** Whether it leaves everything that a sweep looks for: the group, the session and the environment. */
  readonly escapesSweep?: true;
}

const LIVE = "echo > up; exec sleep 300";
const DEAF = String.raw`trap \"\" TERM INT HUP; echo > up; while :; do sleep 1; done`;

/** Each has been seen in the wild, in agents, daemons, build tools or scripts. */
export const HOSTILE_TREES: readonly HostileTree[] = [
  { name: "a session of its own", start: `setsid sh -c '${LIVE}' &` },
  { name: "a daemon that forked twice", start: `(setsid sh -c '(${LIVE}) &' &)` },
  { name: "nohup", start: `nohup sh -c '${LIVE}' >/dev/null 2>&1 &` },
  { name: "deaf to TERM, INT and HUP", start: `sh -c "${DEAF}" &` },
  { name: "a grandchild that is deaf", start: `sh -c 'sh -c "${DEAF}" & wait' &` },
  { name: "a relay: each process starts the next and exits", start: file("relay.sh", "echo > up; sleep 0.01; setsid sh relay.sh & exit") + "setsid sh relay.sh &" },
  { name: "a tree that grows while it is killed", start: file("grow.sh", "echo >> grown; [ $(wc -l < grown) -gt 20 ] && echo > up; [ $(wc -l < grown) -gt 120 ] && exec sleep 300; setsid sh grow.sh & sh grow.sh & sleep 300") + "sh grow.sh &" },
  { name: "holds the output open", start: `sh -c '${LIVE}' & sleep 300 >/dev/null &` },
  { name: "a cleared environment in a session of its own", start: `env -i setsid sh -c '${LIVE}' >/dev/null 2>&1 &`, escapesSweep: true },
  { name: "stopped", start: "sh -c 'echo > up; kill -STOP $$; sleep 300' &" },
  { name: "changes its process group again and again", start: file("wander.sh", `[ $1 -gt 20 ] && { ${LIVE}; }; setsid sh wander.sh $(($1 + 1)) & exit`) + "sh wander.sh 1 &" },
  { name: "starts another one when it is asked to end", start: `sh -c 'trap "setsid sleep 300 & exit" TERM; echo > up; while :; do sleep 0.05; done' &` },
];

/** The command of the tree. `lives`: it stays with its processes instead of leaving them. */
export function commandOf({ start }: HostileTree, lives: boolean): string {
  return `${start}\nwhile [ ! -e up ]; do sleep 0.02; done; echo ready; ${lives ? "wait; sleep 300" : "exit 0"}`;
}

function file(name: string, script: string): string {
  return `cat > ${name} <<'END'\n${script}\nEND\n`;
}
