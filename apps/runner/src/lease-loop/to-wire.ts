import type { Fence } from "../protocol.ts";

/** A fence and nothing else: the server refuses fields that it does not know. */
export const toWire = ({ run, attempt, epoch }: Fence): { run: string; attempt: string; epoch: number } => ({ run, attempt, epoch });
