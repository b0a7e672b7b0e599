export type { FileProblem, TextPosition } from "./file-problem.ts";
export { describeFileProblem } from "./file-problem.ts";
export type { ImportNote } from "./import/import-note.ts";
export { locateProblems } from "./locate-problems.ts";
export type { PlanFormat, ReadAnyPlanResult } from "./read-any-plan.ts";
export { readAnyPlan } from "./read-any-plan.ts";
export type { ReadOptions, ReadPlanResult } from "./read-plan-file.ts";
export { readPlanFile } from "./read-plan-file.ts";
export { writePlanFile } from "./write-plan-file.ts";
