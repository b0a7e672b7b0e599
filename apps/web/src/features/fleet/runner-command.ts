/** The command that makes a machine a runner of the server at `origin`. */
export function runnerCommand(origin: string, token: string): string {
  return `planloom runner --url ${origin} --token ${token}`;
}

/** Whether only this machine reaches an address. */
export function isThisMachine(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}
