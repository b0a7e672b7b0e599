import type { Fence, Report } from "../protocol.ts";

/** Whether something read from disk is a fence. */
export function isFence(value: unknown): value is Fence {
  return isObject(value) && typeof value.run === "string" && typeof value.attempt === "string" && typeof value.epoch === "number";
}

/** Whether something read from disk is a report; its outline only, for the server looks at all of it. */
export function isReport(value: unknown): value is Report {
  return isObject(value) && isObject(value.outcome) && typeof value.outcome.kind === "string" && Array.isArray(value.outputs) && Array.isArray(value.missingOutputs) && "acceptance" in value;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
