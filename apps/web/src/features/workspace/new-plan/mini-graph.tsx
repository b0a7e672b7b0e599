import type { MiniGraphLayout } from "./mini-graph-layout.ts";

const WIDTH = 180;
const HEIGHT = 84;
const NODE_WIDTH = 26;
const NODE_HEIGHT = 13;
const SYNC_RADIUS = 5;

/** A plan as a picture of bars and arrows, without words; the name beside it says what it is. */
export function MiniGraph({ layout: { nodes, edges } }: { readonly layout: MiniGraphLayout }) {
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-full w-full">
      {edges.map(({ key, from, to }) => {
        const [x1, y1, x2, y2] = [from.x * WIDTH + halfWidth(from.isSync), from.y * HEIGHT, to.x * WIDTH - halfWidth(to.isSync), to.y * HEIGHT];
        const bend = (x2 - x1) / 2;
        return <path key={key} d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`} className="fill-none stroke-faint" strokeWidth={1.5} />;
      })}
      {nodes.map(({ id, x, y, isSync }) =>
        isSync ? (
          <circle key={id} cx={x * WIDTH} cy={y * HEIGHT} r={SYNC_RADIUS} className="fill-person" />
        ) : (
          <rect key={id} x={x * WIDTH - NODE_WIDTH / 2} y={y * HEIGHT - NODE_HEIGHT / 2} width={NODE_WIDTH} height={NODE_HEIGHT} rx={3} className="fill-accent" />
        ),
      )}
    </svg>
  );
}

function halfWidth(isSync: boolean): number {
  return isSync ? SYNC_RADIUS : NODE_WIDTH / 2;
}
