import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Containment } from "../process-tree/containment.ts";
import { detectContainment } from "../process-tree/detect-containment.ts";

const surest = await detectContainment({ wanted: "namespace", path: process.env.PATH, folder: mkdtempSync(join(tmpdir(), "planloom-rooms-")) });

/** The ways to keep processes together that this machine allows, by name, except the weakest. */
export const containments: readonly (readonly [string, Containment])[] = surest.level === "namespace" ? [["namespace", surest], ["sweep", { level: "sweep" }]] : [["sweep", { level: "sweep" }]];
