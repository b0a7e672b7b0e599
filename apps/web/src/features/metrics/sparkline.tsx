const WIDTH = 112;
const HEIGHT = 36;
const EDGE = 3;

/** The course of a ratio as a small line; its numbers are in the tables below. Nothing for fewer than two values. */
export function Sparkline({ values, className }: { readonly values: readonly number[]; readonly className: string }) {
  const last = values.at(-1);
  if (values.length < 2 || last === undefined) return null;
  const x = (index: number) => EDGE + (index / (values.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number) => HEIGHT - EDGE - value * (HEIGHT - 2 * EDGE);
  const line = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={className}>
      <polyline points={line} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" />
      <circle cx={x(values.length - 1)} cy={y(last)} r="2.5" fill="currentColor" />
    </svg>
  );
}
