import type { BatchSpec, Run } from "@planloom/scheduler";
import type { Briefing, TextFile } from "../briefing.ts";
import { makeStatus } from "../status/make-status.ts";
import { attentionLine } from "../status/status-lines.ts";
import { donePercent, standingOf } from "../words/count-phases.ts";
import { titleOf, waitText } from "../words/describe-batch.ts";
import { frontMatter, plainText, section } from "../words/markdown.ts";

/** Ids start with a letter or a digit, so no stream has this name. */
const WITHOUT = "_without-stream";

/** A file for every stream with batches: how far it is, batch by batch, with a head for programs. */
export function streamFiles({ plan, moment, state }: Briefing): readonly TextFile[] {
  const names = new Map<string, string>(plan.streams.map(({ id, name }) => [id, name]));
  const { streams, attention } = makeStatus({ plan, run: state, now: moment.at });
  const groups = Map.groupBy(state.spec.batches, ({ stream }) => stream ?? WITHOUT);
  return [...groups].map(([id, specs]) => {
    const name = id === WITHOUT ? "Without a stream" : (names.get(id) ?? id);
    const standing = standingOf(state, specs);
    const done = standing.accepted.length + standing.skipped.length;
    const own = streams.find((stream) => (stream.id ?? WITHOUT) === id);
    const head = frontMatter({ stream: id === WITHOUT ? null : id, name, state: own?.state ?? null, batches: specs.length, done, donePercent: donePercent(standing), finishAt: own === undefined || own.finishAt === null ? null : new Date(own.finishAt).toISOString(), afterEvent: moment.seq, status: state.status });
    const ids = new Set(specs.map((spec) => spec.id));
    const pressing = attention.filter(({ batch }) => batch !== null && ids.has(batch)).map((item) => attentionLine(item, moment.at));
    return { path: `streams/${id}.md`, text: `${[head, "", `# ${plainText(name)}`, "", ...specs.map((spec) => line(state, spec)), ...section("Needs attention", pressing)].join("\n")}\n` };
  });
}

function line(run: Run, spec: BatchSpec): string {
  const kind = run.batches[spec.id]?.phase.kind ?? "waiting";
  const isDone = kind === "accepted" || kind === "skipped";
  const wait = waitText(run, spec.id);
  return `- [${isDone ? "x" : " "}] ${titleOf(run, spec.id)}: ${kind}${wait === null ? "" : `. ${plainText(wait)}`}`;
}
