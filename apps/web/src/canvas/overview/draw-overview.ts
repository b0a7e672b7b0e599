import type { Lane } from "../lanes.ts";
import type { BoxLook, LinkLook, OverviewScene, SceneLink } from "./overview-scene.ts";

const BOX_TOKENS: Readonly<Record<BoxLook, readonly [fill: string, line: string]>> = {
  plain: ["--surface", "--line-strong"],
  critical: ["--surface", "--accent"],
  cycle: ["--danger-soft", "--danger"],
  info: ["--info-soft", "--info"],
  good: ["--success-soft", "--success"],
  warn: ["--warning-soft", "--warning"],
  bad: ["--danger-soft", "--danger"],
  muted: ["--sunken", "--line"],
  chosen: ["--accent", "--accent"],
};
const LINK_TOKENS: Readonly<Record<LinkLook, string>> = { plain: "--faint", critical: "--accent", cycle: "--danger", collision: "--danger" };
/** The opacity of so many lines together: more of them are fainter, so that the tasks stay in front. */
const LINES_AT_FULL = 150;
const FAINTEST = 0.1;
const LANE_TOKENS = ["--accent-soft", "--success-soft", "--person-soft", "--info-soft", "--warning-soft"];
const CORNER = 8;
const NAME_PX = 12;
const HALO_PX = 9;

/** The shapes of a scene by what they look like, made once and drawn at every move. */
export interface OverviewPaths {
  readonly boxes: ReadonlyMap<BoxLook, Path2D>;
  readonly links: ReadonlyMap<LinkLook, Path2D>;
  readonly linkCount: number;
}

/** Makes the shapes. O(boxes + links). */
export function overviewPaths({ boxes, links }: OverviewScene): OverviewPaths {
  return {
    boxes: pathsBy(boxes, (path, { x, y, width, height }) => path.roundRect(x, y, width, height, CORNER)),
    links: pathsBy(links, addLink),
    linkCount: links.length,
  };
}

function pathsBy<Look, Shape extends { readonly look: Look }>(shapes: readonly Shape[], add: (path: Path2D, shape: Shape) => void): Map<Look, Path2D> {
  const paths = new Map<Look, Path2D>();
  for (const shape of shapes) {
    const path = paths.get(shape.look) ?? new Path2D();
    paths.set(shape.look, path);
    add(path, shape);
  }
  return paths;
}

function addLink(path: Path2D, { fromX, fromY, toX, toY, look }: SceneLink): void {
  const bend = look === "collision" ? 0 : Math.max(40, Math.abs(toX - fromX) / 2);
  path.moveTo(fromX, fromY);
  path.bezierCurveTo(fromX + bend, fromY, toX - bend, toY, toX, toY);
}

interface Drawing {
  readonly paths: OverviewPaths;
  readonly lanes: readonly Lane[];
  /** Of the picture on the page. */
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** The value of a colour of the page, by its name. */
  readonly colour: (token: string) => string;
}

/** Draws the plan from afar: lanes with their names, lines, boxes. A frame of some milliseconds for thousands of tasks. */
export function drawOverview(context: CanvasRenderingContext2D, { paths, lanes, width, height, x, y, zoom, colour }: Drawing): void {
  const scale = window.devicePixelRatio;
  // A new size makes it empty, too.
  context.canvas.width = Math.round(width * scale);
  context.canvas.height = Math.round(height * scale);
  context.setTransform(scale * zoom, 0, 0, scale * zoom, scale * x, scale * y);
  for (const lane of lanes) {
    context.fillStyle = colour(LANE_TOKENS[lane.index % LANE_TOKENS.length] ?? "--sunken");
    context.fillRect(lane.x, lane.y, lane.width, lane.height);
  }
  context.lineWidth = 1 / zoom;
  const plainOpacity = Math.max(FAINTEST, Math.min(0.6, LINES_AT_FULL / paths.linkCount));
  for (const [look, path] of paths.links) {
    context.strokeStyle = colour(LINK_TOKENS[look]);
    context.globalAlpha = look === "plain" ? plainOpacity : 1;
    context.stroke(path);
  }
  context.globalAlpha = 1;
  for (const [look, path] of paths.boxes) {
    const [fill, line] = BOX_TOKENS[look];
    context.fillStyle = colour(fill);
    context.strokeStyle = colour(line);
    context.fill(path);
    context.stroke(path);
  }
  const chosen = paths.boxes.get("chosen");
  if (chosen !== undefined) {
    // From afar a box is a few pixels: a halo over its neighbours is what makes it stand out among thousands.
    context.lineWidth = HALO_PX / zoom;
    context.globalAlpha = 0.5;
    context.strokeStyle = colour("--accent");
    context.stroke(chosen);
    context.globalAlpha = 1;
    context.fillStyle = colour("--accent");
    context.fill(chosen);
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = colour("--muted");
  context.strokeStyle = colour("--backdrop");
  context.lineWidth = 3;
  context.font = `600 ${NAME_PX}px ${getComputedStyle(context.canvas).fontFamily}`;
  for (const lane of lanes) {
    const [left, base] = [lane.x * zoom + x + 4, lane.y * zoom + y - 3];
    context.strokeText(lane.name, left, base);
    context.fillText(lane.name, left, base);
  }
}
