const SECOND = 1_000;

/**
 * Shows that `work` is under way: one line with the seconds counting up on a terminal, a plain line at the beginning
 * and the end elsewhere.
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = (): string => `${((Date.now() - started) / SECOND).toFixed(1)} s`;
  const onTerminal = process.stdout.isTTY;
  const tick = onTerminal ? setInterval(() => process.stdout.write(`\r  ${title} … ${seconds()}`), 200) : null;
  if (!onTerminal) console.log(`  ${title} …`);
  try {
    const result = await work();
    process.stdout.write(onTerminal ? `\r\u001b[K  ${title}: ${seconds()}\n` : `  ${title}: ${seconds()}\n`);
    return result;
  } catch (error) {
    if (onTerminal) process.stdout.write(`\r\u001b[K  ${title}: failed after ${seconds()}\n`);
    throw error;
  } finally {
    if (tick) clearInterval(tick);
  }
}
