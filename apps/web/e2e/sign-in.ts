import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

/** Signs in as the owner. The link works once, so every test asks for a new one with the token of the data folder. */
export async function signIn(page: Page): Promise<void> {
  await page.goto(await newLink());
  await page.getByRole("link", { name: "Plans" }).first().waitFor();
}

async function newLink(): Promise<string> {
  const { url, token } = JSON.parse(readFileSync(`${process.env["PLANLOOM_TEST_HOME"]}/server.json`, "utf8")) as { url: string; token: string };
  const response = await fetch(`${url}/api/trpc/session.createLink`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" } });
  const { result } = (await response.json()) as { result: { data: { url: string } } };
  return result.data.url;
}
