/** The parts of a brief, in the order in which it is read. */
export const BRIEF_PARTS = ["role", "scope", "context", "task", "doNot", "checkIn", "output"] as const;
export type BriefPart = (typeof BRIEF_PARTS)[number];

/** Those that a plan may have in words of its own. What is known already is told by the run alone: whoever froze it would keep the notes of a check-in from the one they are for. */
export const PLANNED_PARTS = ["role", "scope", "task", "doNot", "checkIn", "output"] as const satisfies readonly BriefPart[];
export type PlannedPart = (typeof PLANNED_PARTS)[number];
