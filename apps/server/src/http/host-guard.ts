const LOOPBACK_NAMES: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Decides whether a `Host` header names this server. Loopback names need the port we listen on; a configured name may
 * come with any port, because a reverse proxy in front has its own, unless it was configured with one. Everything else
 * is refused: a page of another site that had its name resolved to this machine (DNS rebinding) sends its own name.
 */
export function hostGuard(allowedHosts: readonly string[]): (header: string | undefined, port: number) => boolean {
  const configured = new Set(allowedHosts);
  return (header, port) => {
    const split = /^(\[[0-9a-f:.]+\]|[^:\s/@]+)(?::(\d{1,5}))?$/.exec(header?.toLowerCase() ?? "");
    const [whole, name, givenPort] = split ?? [];
    if (whole === undefined || name === undefined) return false;
    if (configured.has(whole) || configured.has(name)) return true;
    return LOOPBACK_NAMES.includes(name) && Number(givenPort ?? 80) === port;
  };
}
