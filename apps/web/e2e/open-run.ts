import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { planloom } from "./command-line.ts";
import { signIn } from "./sign-in.ts";

/** A run, by its id and as the command line takes it. */
export interface StartedRun {
  readonly run: string;
  readonly number: string;
}

/** Starts a run of a plan, given as YAML, by the command line, and opens its page. */
export async function openRun(page: Page, plan: string): Promise<StartedRun> {
  const folder = mkdtempSync(join(tmpdir(), "planloom-browser-"));
  writeFileSync(join(folder, "plan.yaml"), plan);
  const { run, number } = planloom("run", join(folder, "plan.yaml")).json as { run: string; number: number };
  rmSync(folder, { recursive: true });
  await signIn(page);
  await page.goto(new URL(`/runs/${run}`, page.url()).href);
  return { run, number: String(number) };
}
