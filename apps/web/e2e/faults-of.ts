import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What is seriously wrong with a part of the page, and whether the page is too wide. */
export async function faultsOf(page: Page, place: string, part: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).exclude(".react-flow__attribution").analyze();
  const faults = violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${place}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join("; ")}`);
  const overflow = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  return overflow > 0 ? [...faults, `${place} is ${overflow} pixels too wide`] : faults;
}
