import pg from "pg";

/** `ready`: it answers. `not-yet`: nothing listens, or it is still starting. `refused`: it listens and will not have us. */
export type ProbeResult = "ready" | "not-yet" | "refused";

/** Codes of a server that is there and says no: wrong password, no such user, no such database. */
const REFUSALS: ReadonlySet<string> = new Set(["28P01", "28000", "3D000"]);

/** Tries once to open a connection; takes at most 2 s and never throws. */
export async function probe(url: string): Promise<ProbeResult> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A connection that breaks while it is closed again says so by an event; the probe has its answer by then.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return "ready";
  } catch (error) {
    const refused = error instanceof Error && "code" in error && typeof error.code === "string" && REFUSALS.has(error.code);
    return refused ? "refused" : "not-yet";
  } finally {
    await client.end().catch(() => undefined);
  }
}
