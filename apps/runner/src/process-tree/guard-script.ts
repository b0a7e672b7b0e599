import type { KillLevel } from "./containment.ts";

/** What the guard is told by its arguments. */
export interface GuardOrders {
  /** The process whose work it ends. */
  readonly runner: number;
  /** Where the time stands at which that work has to be gone. */
  readonly file: string;
  readonly level: KillLevel;
  /** A text that all its rooms are called by or, without rooms, that is in all its markers; and in nothing else. */
  readonly owner: string;
}

/**
 * Waits for the time in the file, in hundredths of a second since the machine was started and twice, so that one half
 * written is seen; then ends the work of the runner, again and again for ten seconds: a room may just be being made.
 * Ends by itself when the runner is gone. A room is ended by its init, so that who waits for the room sees it end. The
 * other levels know the groups that the runner started, and the marker in the environment; their work is ended when the
 * runner is gone too, which nobody else does before its next start.
 */
const SCRIPT = `runner=$1 file=$2 level=$3 owner=$4
uptime() {
  read -r up _ </proc/uptime
  up=\${up%.*}\${up#*.}
  up=\${up#"\${up%%[!0]*}"}
}
end_marked() {
  tries=0
  while marked=$(grep -Fls -e "$owner" /proc/[0-9]*/environ); [ -n "$marked" ] && [ "$tries" -lt 20 ]; do
    for each in $marked; do each=\${each#/proc/}; kill -s KILL "\${each%%/*}" 2>/dev/null; done
    tries=$((tries + 1))
  done
}
end_work() {
  started=' ' all=
  for each in /proc/[0-9]*/stat; do
    read -r stat <"$each" || continue
    each=\${each#/proc/} each=\${each%/stat}
    set -- \${stat##*) }
    all="$all $each:$2"
    [ "$2" = "$runner" ] && [ "$each" != "$$" ] && started="$started$each " && [ "$level" != namespace ] && [ "$3" = "$each" ] && kill -s KILL -- "-$each"
  done 2>/dev/null
  [ "$level" = namespace ] || { end_marked; return; }
  for each in $all; do
    case $started in *" \${each#*:} "*) grep -Fqs -e "$owner" "/proc/\${each%:*}/cmdline" && kill -s KILL "\${each%:*}" 2>/dev/null ;; esac
  done
}
while read -r stat </proc/$$/stat && set -- \${stat##*) } && [ "$2" = "$runner" ]; do
  nap=50
  read -r end again <"$file"
  if [ -n "$end" ] && [ "$end" = "$again" ]; then
    [ "$end" = "$seen" ] || passes=0
    seen=$end
    uptime
    left=$((end - up))
    if [ "$left" -gt 0 ]; then
      [ "$left" -lt 50 ] && nap=$left
    elif [ "$passes" -lt 40 ]; then
      passes=$((passes + 1)) nap=25
      end_work
    fi
  fi
  [ "\${#nap}" = 1 ] && nap=0$nap
  sleep "0.$nap"
done
[ "$level" = namespace ] || end_marked`;

/** The arguments of `/bin/sh` that make it the guard. */
export const guardArguments = ({ runner, file, level, owner }: GuardOrders): string[] => ["-c", SCRIPT, "planloom-guard", String(runner), file, level, owner];
