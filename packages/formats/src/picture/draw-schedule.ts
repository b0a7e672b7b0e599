import type { Analysis, Plan, Schedule, ScheduleBar, TaskId } from "@planloom/scheduler";
import { counted, countText, spanText } from "../span-text.ts";
import { type ChartLayout, chartLayout } from "./chart-layout.ts";
import { PICTURE_STYLE, WAVE_SHADES } from "./picture-style.ts";
import { fittingText, svgNumber as n, svgText } from "./svg-text.ts";
import { timeTicks } from "./time-ticks.ts";

const WIDTH = 1_240;
const LEFT = 168;
const RIGHT = WIDTH - 28;
const WAVES_TOP = 104;
/** The width of a letter of 11 pixels on average, in a wide font; bold ones need more. */
const LETTER = 6.7;
const BOLD_LETTER = 7.4;
/** A bar below this height has no room for a text. */
const TEXT_ROW = 14;
/** More waves than this are thinned out to fit into the height they would have. */
const WAVE_ROWS = 12;
/** Sync points are named where there are few. */
const NAMED_SYNCS = 8;

/**
 * The schedule of a plan as a Gantt chart: one self-contained SVG file with a lane for every place of every agent,
 * light and dark, with a title and a description for a screen reader and the facts of every bar as its tooltip. What is
 * critical has a thick edge and is linked; the span of each wave stands above. Readable from one bar to thousands: where
 * rows get thin, the texts in them go.
 */
export function drawSchedule(plan: Plan, analysis: Analysis): string {
  const { schedule } = analysis;
  const working = new Set(plan.tasks.filter(({ kind }) => kind === "task").map(({ id }) => id));
  const waves = analysis.waves.map((wave) => wave.filter((id) => working.has(id))).filter((wave) => wave.length > 0);
  const wavesHeight = Math.min(waves.length, WAVE_ROWS) * 8;
  const chart = schedule === null || schedule.makespanMinutes <= 0 ? null : { schedule, layout: chartLayout(plan, schedule, WAVES_TOP + wavesHeight + 26) };
  const height = Math.round((chart?.layout.bottom ?? 120) + 64);
  const picture: Picture = { plan, analysis, waves, height, wavesHeight };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="picture-title picture-description">`,
    `<title id="picture-title">${svgText(`Schedule of ${plan.name}`)}</title>`,
    `<desc id="picture-description">${svgText(describe(picture))}</desc>`,
    `<style>${PICTURE_STYLE}</style>`,
    `<rect class="page" width="${WIDTH}" height="${height}"/>`,
    ...heading(picture),
    ...(chart === null ? [`<text x="28" y="120">Nothing can be scheduled.</text>`] : drawChart(picture, chart)),
    "</svg>",
    "",
  ].join("\n");
}

interface Picture {
  readonly plan: Plan;
  readonly analysis: Analysis;
  /** Those of the analysis that hold more than sync points. */
  readonly waves: readonly (readonly TaskId[])[];
  readonly height: number;
  readonly wavesHeight: number;
}

interface Chart {
  readonly schedule: Schedule;
  readonly layout: ChartLayout;
}

function facts({ plan, analysis }: Picture): string[] {
  const { schedule, soloMinutes } = analysis;
  const tasks = counted(plan.tasks.filter(({ kind }) => kind === "task").length, "task");
  if (schedule === null || schedule.makespanMinutes <= 0) return [tasks];
  const { makespanMinutes, lowerBoundMinutes, optimal } = schedule;
  const proof = optimal ? "optimal" : `no schedule is shorter than ${spanText(lowerBoundMinutes)}`;
  return [tasks, `${countText(plan.settings.maxParallel)} at once`, `done after ${spanText(makespanMinutes)} (${proof})`, `${(soloMinutes / makespanMinutes).toFixed(1)} times as fast as one worker`];
}

function describe(picture: Picture): string {
  const { plan, analysis } = picture;
  const titles = titlesOf(plan);
  const path = analysis.criticalPath.slice(0, 20).map((id) => titles.get(id) ?? id);
  const rest = analysis.criticalPath.length - path.length;
  return `Gantt chart. ${facts(picture).join(", ")}. Critical path: ${path.length === 0 ? "none" : path.join(", then ")}${rest > 0 ? `, and ${rest} more` : ""}.`;
}

function heading(picture: Picture): string[] {
  return [
    `<text class="name" x="28" y="40">${svgText(fittingText(picture.plan.name, WIDTH - 56, 11))}</text>`,
    `<text class="quiet" x="28" y="62">${svgText(facts(picture).join(" · "))}</text>`,
  ];
}

function titlesOf(plan: Plan): ReadonlyMap<string, string> {
  return new Map<string, string>(plan.tasks.map(({ id, title }) => [id, title.trim() === "" ? id : title]));
}

function drawChart(picture: Picture, chart: Chart): string[] {
  const x = (minutes: number): number => LEFT + (minutes / chart.schedule.makespanMinutes) * (RIGHT - LEFT);
  return [...legend(chart), ...axis(chart, x), ...waveSpans(picture, chart, x), ...lanes(chart), ...syncLines(picture, chart, x), ...links(picture, chart, x), ...bars(picture, chart, x), ...checkInBars(picture, chart, x)];
}

type Scale = (minutes: number) => number;

function legend({ layout: { bottom } }: Chart): string[] {
  const y = bottom + 46;
  const shades = Array.from({ length: WAVE_SHADES }, (_, shade) => `<rect class="bar w${shade}" x="${LEFT + 260 + shade * 16}" y="${y - 10}" width="16" height="12"/>`);
  return [
    `<rect class="critical" x="${LEFT}" y="${n(y - 10)}" width="22" height="12" rx="2"/><text class="quiet" x="${LEFT + 30}" y="${n(y)}">critical: a delay delays the finish</text>`,
    ...shades.map((shade) => shade.replace(/y="[^"]+"/, `y="${n(y - 10)}"`)),
    `<text class="quiet" x="${LEFT + 260 + WAVE_SHADES * 16 + 8}" y="${n(y)}">first to last wave</text>`,
  ];
}

function axis({ schedule, layout }: Chart, x: Scale): string[] {
  return timeTicks(schedule.makespanMinutes, 10).flatMap((minutes) => [
    `<path class="line" d="M${n(x(minutes))} ${WAVES_TOP - 8}V${n(layout.bottom + 4)}"/>`,
    `<text class="quiet middle" x="${n(x(minutes))}" y="${n(layout.bottom + 20)}">${minutes === 0 ? "0" : svgText(spanText(minutes))}</text>`,
  ]);
}

/** From the first start to the last end of the tasks of each wave. */
function waveSpans({ waves, wavesHeight }: Picture, { schedule }: Chart, x: Scale): string[] {
  const byTask = Map.groupBy(schedule.bars, ({ task }) => task);
  const step = wavesHeight / Math.max(waves.length, 1);
  const spans = waves.flatMap((wave, index) => {
    const own = wave.flatMap((id) => byTask.get(id) ?? []);
    if (own.length === 0) return [];
    const from = own.reduce((least, { startMinutes }) => Math.min(least, startMinutes), Number.POSITIVE_INFINITY);
    const to = own.reduce((most, { endMinutes }) => Math.max(most, endMinutes), 0);
    const y = n(WAVES_TOP + index * step + step / 2);
    const width = step < 6 ? ` style="stroke-width:${n(Math.max(0.6, step * 0.6))}"` : "";
    return [`<path class="span"${width} d="M${n(x(from))} ${y}H${n(Math.max(x(to), x(from) + 0.5))}"><title>${svgText(`Wave ${index + 1}: ${counted(wave.length, "task")}, ${spanText(from)} to ${spanText(to)}`)}</title></path>`];
  });
  return [`<text class="quiet end" x="${LEFT - 14}" y="${n(WAVES_TOP + wavesHeight / 2 + 4)}">${counted(waves.length, "wave")}</text>`, ...spans];
}

function lanes({ layout: { groups, rowHeight } }: Chart): string[] {
  return groups.flatMap(({ name, top, rows }) => {
    const middle = top + (rows * rowHeight) / 2;
    const label = `<text class="group end" x="${LEFT - 14}" y="${n(middle + (rows > 1 ? -2 : 4))}">${svgText(fittingText(name, LEFT - 36, 7.2))}</text>`;
    const places = rows > 1 ? [`<text class="quiet end" x="${LEFT - 14}" y="${n(middle + 14)}">${countText(rows)} at once</text>`] : [];
    return [`<path class="line" d="M28 ${n(top - 4)}H${RIGHT}"/>`, label, ...places];
  });
}

function syncLines({ plan, analysis }: Picture, { schedule, layout }: Chart, x: Scale): string[] {
  const starts = new Map(schedule.bars.map(({ task, startMinutes }) => [task, startMinutes]));
  const syncs = plan.tasks.filter(({ kind, id }) => kind === "sync" && starts.has(id) && analysis.timings.has(id));
  return syncs.map(({ id, title }, index) => {
    const at = x(starts.get(id) ?? 0);
    const label = syncs.length <= NAMED_SYNCS ? `<text class="quiet ${at > WIDTH * 0.7 ? "end" : ""}" x="${n(at + (at > WIDTH * 0.7 ? -7 : 7))}" y="${n(WAVES_TOP - 12 - (index % 2) * 13)}">${svgText(fittingText(title, 180, 6.6))}</text>` : "";
    return `<path class="sync" d="M${n(at)} ${WAVES_TOP - 14}V${n(layout.bottom)}"/><path class="diamond" d="M${n(at)} ${WAVES_TOP - 20}l5 5l-5 5l-5 -5z"><title>${svgText(`Sync point: ${title}`)}</title></path>${label}`;
  });
}

function bars({ plan, analysis }: Picture, { layout: { bars: placed, rowHeight } }: Chart, x: Scale): string[] {
  const titles = titlesOf(plan);
  const critical = new Set<TaskId>(analysis.criticalPath);
  const last = Math.max(1, analysis.waves.length - 1);
  const height = rowHeight > 8 ? rowHeight - 3 : rowHeight > 4 ? rowHeight - 1 : rowHeight;
  const drawn = placed.map(({ bar, y }) => {
    const wave = analysis.timings.get(bar.task)?.wave ?? 0;
    const title = titles.get(bar.task) ?? bar.task;
    const width = Math.max(x(bar.endMinutes) - x(bar.startMinutes), 0.5);
    const isCritical = critical.has(bar.task);
    const shade = Math.min(WAVE_SHADES - 1, Math.round((wave / last) * (WAVE_SHADES - 1)));
    const rounded = width > 6 && height > 8 ? ' rx="2.5"' : "";
    const shape = `<rect class="${isCritical ? "critical" : `bar w${shade}`}" x="${n(x(bar.startMinutes))}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${rounded}><title>${svgText(tooltip(bar, { title, wave, isCritical }))}</title></rect>`;
    const text = rowHeight >= TEXT_ROW ? svgText(fittingText(title, width - 8, isCritical ? BOLD_LETTER : LETTER)) : "";
    const label = text === "" ? "" : `<text class="label${isCritical ? " criticalLabel" : ""}" x="${n(x(bar.startMinutes) + 5)}" y="${n(y + height / 2 + 4)}">${text}</text>`;
    return { isCritical, markup: shape + label };
  });
  // The critical ones come last, so that their edges lie above those of their neighbours.
  const ordered = [...drawn.filter(({ isCritical }) => !isCritical), ...drawn.filter(({ isCritical }) => isCritical)];
  return [`<g${rowHeight < 6 ? ' class="fine"' : ""}>`, ...ordered.map(({ markup }) => markup), "</g>"];
}

function checkInBars({ plan }: Picture, { schedule, layout: { checkIns, rowHeight } }: Chart, x: Scale): string[] {
  const titles = titlesOf(plan);
  const taskOf = new Map(schedule.bars.map(({ batch, task }) => [batch, task]));
  return checkIns.map(({ checkIn: { batch, startMinutes, endMinutes }, y }) => {
    const task = taskOf.get(batch) ?? batch;
    const said = `Check-in of ${titles.get(task) ?? task}: ${spanText(startMinutes)} to ${spanText(endMinutes)}`;
    return `<rect class="checkIn" x="${n(x(startMinutes))}" y="${n(y + rowHeight * 0.2)}" width="${n(Math.max(x(endMinutes) - x(startMinutes), 0.5))}" height="${n(rowHeight * 0.5)}"><title>${svgText(said)}</title></rect>`;
  });
}

function tooltip({ batch, task, startMinutes, endMinutes }: ScheduleBar, { title, wave, isCritical }: { readonly title: string; readonly wave: number; readonly isCritical: boolean }): string {
  const part = batch.length === task.length ? "" : ` (${batch.slice(task.length + 1)})`;
  return `${title}${part}: ${spanText(startMinutes)} to ${spanText(endMinutes)}, takes ${spanText(endMinutes - startMinutes)}, wave ${wave + 1}${isCritical ? ", critical" : ""}`;
}

/** From the end of each task of the critical path to the start of the next one, where both are drawn. */
function links({ analysis }: Picture, { layout: { bars: placed, rowHeight } }: Chart, x: Scale): string[] {
  if (rowHeight < 6) return [];
  const byTask = Map.groupBy(placed, ({ bar }) => bar.task);
  const drawn = analysis.criticalPath.filter((id) => byTask.has(id));
  return drawn.slice(1).flatMap((id, index) => {
    const before = byTask.get(drawn[index] ?? id)?.at(-1);
    const after = byTask.get(id)?.[0];
    if (before === undefined || after === undefined || before.y === after.y) return [];
    const [from, to] = [x(before.bar.endMinutes), x(after.bar.startMinutes)];
    const [start, end] = [before.y + rowHeight / 2, after.y + rowHeight / 2];
    return [`<path class="link" d="M${n(from)} ${n(start)}H${n(Math.min(from + 4, to + 4))}V${n(end)}H${n(to)}"/>`];
  });
}
