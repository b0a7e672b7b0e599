export type { FactSeed } from "./arbitrary-fact.ts";
export { arbitraryFactSeed, factFor } from "./arbitrary-fact.ts";
export { arbitrarySpec } from "./arbitrary-spec.ts";
export type { History, Violation } from "./check-history.ts";
export { checkHistory } from "./check-history.ts";
export { helpfulFacts } from "./helpful-facts.ts";
export type { BatchSketch, SpecSketch } from "./make-spec.ts";
export { makeSpec, retries } from "./make-spec.ts";
export { reportOf, RunDriver } from "./run-driver.ts";
