import { findServer } from "./find-server.ts";

/** The address of the server that messages name; a general word where none is known. */
export function describeServer(): string {
  const option = process.argv.indexOf("--url");
  try {
    return findServer(option === -1 ? undefined : process.argv[option + 1]).url;
  } catch {
    return "the given address";
  }
}
