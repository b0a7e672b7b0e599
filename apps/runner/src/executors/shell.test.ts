import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { containments } from "../testing/containments.ts";
import { livingIn } from "../testing/living-in.ts";
import { runInShell as run, type ShellRun } from "../testing/run-in-shell.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

describe.each(containments)("by %s", (level, containment) => {
  const runInShell = (command: string, options: ShellRun) => run(command, { ...options, containment });

  test("a command's exit code is its result", async () => {
    const { result } = await runInShell("exit 7", { directory: temporaryFolder() });
    expect(result).toEqual({ kind: "exited", code: 7 });
  });

  test("a command that is killed from outside is reported with its signal", async () => {
    const { result } = await runInShell("kill -KILL $$", { directory: temporaryFolder() });
    expect(result).toEqual({ kind: "signalled", signal: "SIGKILL" });
  });

  test("everything printed arrives, from both pipes, before the command counts as over", async () => {
    const { text } = await runInShell("seq 1 5000; echo problem >&2", { directory: temporaryFolder() });
    expect(text.replace("problem\n", "").split("\n").slice(0, -1)).toEqual(Array.from({ length: 5_000 }, (_, index) => String(index + 1)));
    expect(text).toContain("problem\n");
  });

  test("a character that two writes cut in half arrives whole", async () => {
    const { text } = await runInShell(String.raw`printf '\303'; sleep 0.05; printf '\244 \360\237'; sleep 0.05; printf '\232\200'`, { directory: temporaryFolder() });
    expect(text).toBe("ä 🚀");
  });

  test("a directory that is gone is an error, not a crash", async () => {
    const { result } = await runInShell("true", { directory: join(temporaryFolder(), "gone") });
    expect(result).toMatchObject({ kind: "error", message: expect.stringContaining("gone") });
  });

  test("variables that are too long for the system are an error, not a crash", async () => {
    const { result } = await runInShell("true", { directory: temporaryFolder(), environment: { LONG: "x".repeat(3_000_000) } });
    expect(result).toMatchObject({ kind: "error", message: expect.stringContaining("E2BIG") });
  });

  test("a command reads nothing from its standard input", async () => {
    const { result, text } = await runInShell("cat; echo end", { directory: temporaryFolder() });
    expect({ result, text }).toEqual({ result: { kind: "exited", code: 0 }, text: "end\n" });
  });

  test("what a command leaves in the background is gone when it is over", async () => {
    const directory = temporaryFolder();
    const { result } = await runInShell("sleep 300 & echo $! >> pids; setsid nohup sleep 300 >/dev/null 2>&1 & echo $! >> pids", { directory });
    expect(result).toEqual({ kind: "exited", code: 0 });
    expect(livingIn(directory)).toEqual([]);
  });

  test("ending a command ends its whole tree: children in sessions of their own, and those that ignore the signal", async () => {
    const directory = temporaryFolder();
    const ending = new AbortController();
    const command = `
      (trap '' TERM; echo $BASHPID >/dev/null; sh -c 'trap "" TERM; echo $$ >> pids; while :; do sleep 1; done') &
      setsid sh -c 'echo $$ >> pids; sleep 300 & echo $! >> pids; wait' &
      nohup sleep 300 >/dev/null 2>&1 & echo $! >> pids
      (setsid sh -c 'echo $$ >> pids; exec sleep 300' &)
      while [ "$(wc -l < pids)" -lt 5 ]; do sleep 0.02; done
      echo ready; wait`;
    const { result } = await runInShell(command, {
      directory,
      signal: ending.signal,
      graceMs: 200,
      onText: async (text) => {
        if (text.includes("ready")) ending.abort();
      },
    });
    expect(result).toEqual({ kind: "ended" });
    expect(readFileSync(join(directory, "pids"), "utf8").trim().split("\n")).toHaveLength(5);
    expect(livingIn(directory)).toEqual([]);
  });

  test("a command that is asked to end is asked once, and may clean up first", async () => {
    const ending = new AbortController();
    const { text } = await runInShell("trap 'echo asked; asked=1' TERM; echo ready; while [ -z \"$asked\" ]; do sleep 0.05; done; sleep 0.2; echo cleaned", {
      directory: temporaryFolder(),
      signal: ending.signal,
      onText: async () => ending.abort(),
    });
    expect(text.match(/asked|cleaned/g)).toEqual(["asked", "cleaned"]);
  });

  test("a tree that forks as fast as it can is ended too", async () => {
    const directory = temporaryFolder();
    const ending = new AbortController();
    const command = "cat > fork.sh <<'END'\necho $$ >> pids\n[ $(wc -l < pids) -gt 30 ] && echo ready\n[ $(wc -l < pids) -gt 150 ] && exec sleep 300\nsetsid sh fork.sh & setsid sh fork.sh & sleep 300\nEND\nsh fork.sh";
    const { result } = await runInShell(command, { directory, signal: ending.signal, graceMs: 50, onText: async () => ending.abort() });
    expect(result).toEqual({ kind: "ended" });
    expect(livingIn(directory)).toEqual([]);
  });

  test("a slow reader slows the command down instead of filling the memory", async () => {
    const directory = temporaryFolder();
    const blocked = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    let seen = 0;
    const ending = new AbortController();
    const running = runInShell("head -c 50000000 /dev/zero | tr '\\0' x; echo done > finished", {
      directory,
      signal: ending.signal,
      graceMs: 0,
      onText: async (text) => {
        seen += text.length;
        started.resolve();
        await blocked.promise;
      },
    });
    await started.promise;
    const seenWhileBlocked = seen;
    blocked.resolve();
    const { result, text } = await running;
    expect(seenWhileBlocked).toBeLessThanOrEqual(65_536);
    expect(result).toEqual({ kind: "exited", code: 0 });
    expect(text.length).toBe(50_000_000);
  });

  test.each([130, 137, 143, 255])("an exit code of %i is not taken for a signal", async (code) => {
    const { result } = await runInShell(`exit ${code}`, { directory: temporaryFolder() });
    expect(result).toEqual({ kind: "exited", code });
  });

  test("nothing of a command is there for the next one: no variable, no option, no open file, no place", async () => {
    const directory = temporaryFolder();
    await runInShell("set -f; umask 077; exec 7> open; export LEFT=over; cd /; trap '' TERM; ulimit -n 50", { directory, environment: { MINE: "1" } });
    const { text } = await runInShell('echo "$LEFT$MINE$OLDPWD" *; umask; ls /proc/self/fd | grep -c 7; pwd; ulimit -n', { directory });
    const [variables, umask, files, place, limit] = text.split("\n");
    expect({ variables, umask, files, place }).toEqual({ variables: " open", umask: "0022", files: "0", place: directory });
    expect(limit).not.toBe("50");
  });

  test.each(["SIGTERM", "SIGUSR1", "SIGKILL"])("%s is reported by its name", async (signal) => {
    const { result } = await runInShell(`kill -${signal.slice(3)} $$`, { directory: temporaryFolder() });
    expect(result).toEqual({ kind: "signalled", signal });
  });

  test("a command gets its text as it is, leads a session of its own, and has no descriptor of the runner", async () => {
    const directory = temporaryFolder();
    const command = String.raw`echo "it's" 'a "text"' \\ '$HOME'; kill -s 0 -- -$$ && echo leads; ls -l /proc/self/fd > fds; grep -c socket: fds; pwd`;
    const { text } = await runInShell(command, { directory });
    expect(text).toBe(`it's a "text" \\ $HOME\nleads\n1\n${directory}\n`);
  });

  test("commands that run at the same time have different process numbers", async () => {
    const directory = temporaryFolder();
    const texts = await Promise.all(Array.from({ length: 8 }, () => runInShell("echo $$", { directory })));
    expect(new Set(texts.map(({ text }) => text)).size).toBe(8);
  });

  test("a command that signals its own group reaches its children and survives where it wants to", async () => {
    const command = "trap 'echo caught' TERM; sh -c 'echo > up; exec sleep 300' & while [ ! -e up ]; do sleep 0.02; done; kill -TERM 0; wait; echo on";
    const { result, text } = await runInShell(command, { directory: temporaryFolder() });
    expect({ result, text }).toEqual({ result: { kind: "exited", code: 0 }, text: "caught\non\n" });
  });

  test("the end of an orphan is seen by who waits for it", async () => {
    const { result } = await runInShell("(sleep 0.1 & echo $! > orphan); while kill -0 $(cat orphan) 2>/dev/null; do sleep 0.02; done", { directory: temporaryFolder() });
    expect(result).toEqual({ kind: "exited", code: 0 });
  });

  test("what a child in the background says in its last moment arrives", async () => {
    const { text } = await runInShell("(sleep 0.1; echo late) & echo early", { directory: temporaryFolder() });
    expect(text).toBe("early\nlate\n");
  });

  test("a command can be ended at any moment of its start", async () => {
    const directory = temporaryFolder();
    for (let delayMs = 0; delayMs < 25; delayMs += 1) {
      const { result } = await runInShell("(sleep 300 &); setsid sleep 300 & sleep 300", { directory, signal: AbortSignal.timeout(delayMs), graceMs: 20 });
      expect({ result, living: livingIn(directory) }).toEqual({ result: { kind: "ended" }, living: [] });
    }
  });

  test.runIf(level === "namespace")("a command whose empty room is killed before it begins is begun in another, once", async () => {
    const directory = temporaryFolder();
    for (let turn = 1; turn <= 10; turn += 1) {
      await runInShell("true", { directory });
      for (const init of emptyRooms()) process.kill(init, "SIGKILL");
      const { result, text } = await runInShell("echo ran >> runs; echo said", { directory });
      expect({ result, text, runs: readFileSync(join(directory, "runs"), "utf8").length / 4 }).toEqual({ result: { kind: "exited", code: 0 }, text: "said\n", runs: turn });
    }
  });

  test("whoever kills the process that the runner waits for, nothing stays behind", async () => {
    const directory = temporaryFolder();
    const { result } = await runInShell("setsid sleep 300 & sleep 300 & echo ready; wait", {
      directory,
      onText: async () => {
        const [one] = livingIn(directory);
        if (one !== undefined) process.kill(childAbove(one), "SIGKILL");
      },
    });
    expect(result).toEqual({ kind: "signalled", signal: "SIGKILL" });
    expect(livingIn(directory)).toEqual([]);
  });
});

/** The first processes of the rooms of this process; with no command under way all of them are empty. */
const emptyRooms = (): number[] => childrenOf(process.pid).flatMap(childrenOf);

const childrenOf = (pid: number): number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").split(" ").filter(Boolean).map(Number);

/** The child of this process that a process comes from. */
function childAbove(pid: number): number {
  const parent = Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  return parent === process.pid ? pid : childAbove(parent);
}
