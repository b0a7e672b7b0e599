import { type Plan, type Task, type TaskId } from "@planloom/scheduler";
import type { TextFile } from "../briefing.ts";
import { fencedText } from "../words/fenced-text.ts";
import { codeText, plainText, section } from "../words/markdown.ts";
import { generatedFile } from "./generated-file.ts";

/** How the work of all comes together: what is handed from whom to whom, the contracts, where it is checked, and in which order. */
export function integrationGuideFile(plan: Plan): TextFile {
  const titles = new Map(plan.tasks.map(({ id, title }) => [id, title]));
  const named = (id: TaskId): string => `"${plainText(titles.get(id) ?? id)}"`;
  return generatedFile("integration-guide.md", { name: "integration-guide", description: `How the work on the plan "${plan.name}" comes together.`, plan: plan.name }, [
    `# How it comes together: ${plainText(plan.name)}`,
    ...section("Contracts", plan.tasks.flatMap((task) => contractLines(task, named))),
    ...section("What is handed on", handedLines(plan, named)),
    ...section("Where it is checked", checkLines(plan, named)),
    ...section("Across streams", crossingLines(plan, named)),
    ...section("Before you call it done", [
      "- Every deliverable is there, and its acceptance command passes from a clean checkout.",
      "- What you rely on of others is the version that counts now, and not its stub.",
      "- Your report names every place where your work meets that of others.",
      "- What did not fit is recorded as an integration issue against the batch that caused it.",
    ]),
  ]);
}

type Named = (id: TaskId) => string;

function contractLines({ id: producer, contracts }: Task, named: Named): readonly string[] {
  return contracts.flatMap(({ id, name, consumers, stub }) => {
    const text = fencedText(stub, "  ");
    return [`- **${plainText(name)}** (${codeText(id)}): ${named(producer)} makes it, ${consumers.map(named).join(", ") || "nobody yet"} ${consumers.length === 1 ? "builds" : "build"} on it`, ...(text.length === 0 ? [] : ["", ...text, ""])];
  });
}

function handedLines({ tasks, dependencies }: Plan, named: Named): readonly string[] {
  return tasks.flatMap(({ id, outputs }) => {
    const takers = dependencies.filter(({ from, kind }) => from === id && kind === "artifact").map(({ to }) => named(to));
    return outputs.map((output) => `- ${output.kind === "file" ? codeText(output.path) : codeText(output.name)} from ${named(id)}${takers.length === 0 ? "" : ` to ${takers.join(", ")}`}`);
  });
}

function checkLines({ tasks, dependencies }: Plan, named: Named): readonly string[] {
  return tasks.filter(({ kind }) => kind === "sync").map(({ id, acceptance }) => {
    const before = dependencies.filter(({ to }) => to === id).map(({ from }) => named(from)).join(", ");
    const command = acceptance.command === null || acceptance.command.trim() === "" ? "" : `, checked by ${codeText(acceptance.command)}`;
    return `- ${named(id)} brings together ${before === "" ? "nothing" : before}${command}`;
  });
}

function crossingLines({ tasks, dependencies, streams }: Plan, named: Named): readonly string[] {
  const streamOf = new Map(tasks.map(({ id, stream }) => [id, stream]));
  const names = new Map(streams.map(({ id, name }) => [id, name]));
  return dependencies.flatMap(({ from, to, kind }) => {
    const [source, target] = [streamOf.get(from) ?? null, streamOf.get(to) ?? null];
    if (source === null || target === null || source === target || kind === "on-failure") return [];
    return [`- ${plainText(names.get(source) ?? source)} to ${plainText(names.get(target) ?? target)}: ${named(from)}, then ${named(to)}${kind === "soft" ? " (may overlap, so talk)" : ""}`];
  });
}
