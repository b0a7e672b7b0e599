import type { Findings } from "../../analysis/findings.ts";
import type { Paper } from "../paper.ts";

/** A part of the report; no lines where there is nothing to say. */
export type Section = (findings: Findings, paper: Paper) => readonly string[];
