/** What all charts share, in the colours of the theme. */
export const AXIS = { stroke: "var(--line-strong)", tick: { fill: "var(--faint)", fontSize: 11 }, tickLine: false } as const;
export const GRID = { stroke: "var(--line)", vertical: false } as const;
export const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 } as const;
export const LEGEND = { iconSize: 10, wrapperStyle: { fontSize: 12 }, labelStyle: { color: "var(--muted)" } } as const;
export const TOOLTIP = {
  cursor: { stroke: "var(--line-strong)", fill: "color-mix(in oklch, var(--line) 45%, transparent)" },
  contentStyle: { background: "var(--raised)", border: "1px solid var(--line)", borderRadius: 8, boxShadow: "var(--shadow-float)", fontSize: 12, padding: "6px 10px" },
  labelStyle: { color: "var(--ink)", fontWeight: 600 },
  itemStyle: { color: "var(--ink)", padding: 0 },
} as const;
