#!/bin/sh
# The work of a test task. Leaves one line in the ledger when it starts and one when it ends, each appended in one write
# and flushed to the disk, and holds a lock in between that the system takes back however its processes end: whoever
# finds the lock held writes "overlap" instead of "start". In between it may leave lines that it still lives, with as
# many seconds before each and after the last.
#   LEDGER=folder effect.sh SECONDS [LINES] [ATTEMPTS THAT FAIL] [BEATS]
hold=$1
lines=${2:-0}
failing=${3:-0}
beats=${4:-0}

note() {
  # Since the start of the machine, which is the same for all processes on it.
  read -r up _ </proc/uptime
  printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$PLANLOOM_RUN" "$PLANLOOM_TASK" "$PLANLOOM_BATCH" "$PLANLOOM_ATTEMPT_NUMBER" \
    "$PLANLOOM_IDEMPOTENCY_KEY" "$$" "$(cat /proc/sys/kernel/random/boot_id)" "${up%.*}${up#*.}0000000" |
    dd of="$LEDGER/ledger.tsv" oflag=append conv=notrunc,fsync status=none
}

exec 9>"$LEDGER/$PLANLOOM_RUN.$PLANLOOM_BATCH.lock"
if ! flock -n 9; then
  note overlap
  exit 99
fi
note start
line=0
while [ "$line" -lt "$lines" ]; do
  line=$((line + 1))
  echo "line $line"
done
sleep "$hold"
while [ "$beats" -gt 0 ]; do
  beats=$((beats - 1))
  note beat
  sleep "$hold"
done
[ "$PLANLOOM_ATTEMPT_NUMBER" -le "$failing" ] && exit 1
note end
