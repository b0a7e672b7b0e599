import { parseArgs } from "node:util";
import type { Bench } from "./bench.ts";
import { UsageError } from "./bench.ts";
import { analyze } from "./analyze.ts";
import { bigRun } from "./big-run.ts";
import { crash } from "./crash.ts";
import { dispatch } from "./dispatch.ts";
import { forecast } from "./forecast.ts";
import { keystroke } from "./keystroke.ts";
import { sim } from "./sim.ts";
import { rowPrinter } from "./row-printer.ts";
import { psplib } from "./psplib.ts";
import { viewers } from "./viewers.ts";
import { wf } from "./wf.ts";

const benches: Readonly<Record<string, Bench>> = { analyze, "big-run": bigRun, crash, dispatch, forecast, keystroke, psplib, sim, wf, viewers };

const [name, ...args] = process.argv.slice(2);
const bench = name === undefined ? undefined : benches[name];
if (bench === undefined) {
  const known = Object.entries(benches).map(([each, { summary }]) => `  ${each.padEnd(12)} ${summary}`);
  process.stderr.write(`${name === undefined ? "Name a bench" : `There is no bench "${name}"`}: npm run bench -- NAME [options]\n${known.join("\n")}\n`);
  process.exit(2);
}
try {
  const { values } = parseArgs({ args, options: { json: { type: "boolean" }, data: { type: "string" }, ...bench.options } });
  const report = rowPrinter(values["json"] === true, (text) => process.stdout.write(text));
  await bench.run(values, report);
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))) throw error;
  const options = ["data DIR", "json", ...Object.entries(bench.options).map(([option, { type }]) => (type === "string" ? `${option} VALUE` : option))];
  process.stderr.write(`${error.message}\nOptions: ${options.map((option) => `--${option}`).join(", ")}\n`);
  process.exit(2);
}
