import { z } from "zod";

/** A document may be wrong in thousands of places; nobody reads more than these. */
const MOST_TOLD = 10;

/** Says in words what is wrong with an input, and where; one line or two for each place, the first ten of them. */
export function describeIssues(error: z.ZodError): string {
  const told = z.prettifyError(new z.ZodError(error.issues.slice(0, MOST_TOLD)));
  const more = error.issues.length - MOST_TOLD;
  return more > 0 ? `${told}\n… and ${more} more` : told;
}
