// Loaded into every part of Planloom: ends it when the launcher is gone, even when that was killed. Processes that a
// part forks load it too; they have a channel of their own and are none of its business.
if (process.channel && String(process.ppid) === process.env.PLANLOOM_LAUNCHER) {
  process.channel.unref();
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 15_000).unref();
  });
}
