/** Shades of waves, from the first to the last. */
export const WAVE_SHADES = 6;

const LIGHT = { page: "#ffffff", ink: "#1c2430", quiet: "#566072", line: "#e2e6ed", edge: "#8fa3bf", onBar: "#12243d", critical: "#ffd8c4", criticalEdge: "#b93a06", onCritical: "#5f1d02", sync: "#6d4bb0" };
const LIGHT_WAVES = ["#e3eefc", "#cfe2f8", "#bbd6f4", "#a7caf0", "#93beea", "#7fb0e3"];
const DARK = { page: "#12161c", ink: "#e9edf4", quiet: "#a3adbd", line: "#28303b", edge: "#5f7695", onBar: "#eaf2ff", critical: "#66270d", criticalEdge: "#ff8f5f", onCritical: "#ffe6da", sync: "#b79cf0" };
const DARK_WAVES = ["#1b2f49", "#203858", "#264268", "#2c4d79", "#33588a", "#3a639b"];

function variables(colors: Readonly<Record<string, string>>, waves: readonly string[]): string {
  return [...Object.entries(colors).map(([name, color]) => `--${name}:${color}`), ...waves.map((color, index) => `--wave${index}:${color}`)].join(";");
}

/**
 * The look of a picture, for light and dark. Texts on bars keep a contrast of at least 4.5 to 1; what is critical has
 * a thick edge too, so that it is seen without colours.
 */
export const PICTURE_STYLE = [
  `svg{${variables(LIGHT, LIGHT_WAVES)};color-scheme:light dark}`,
  `@media (prefers-color-scheme:dark){svg{${variables(DARK, DARK_WAVES)}}}`,
  "text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;fill:var(--ink)}",
  ".page{fill:var(--page)}.name{font-size:20px;font-weight:600}.quiet{fill:var(--quiet)}.group{font-weight:600}.end{text-anchor:end}.middle{text-anchor:middle}",
  ".line{stroke:var(--line);fill:none}.bar{stroke:var(--edge);stroke-width:.6}.fine .bar{stroke-width:.5}.label{font-size:11px;fill:var(--onBar);pointer-events:none}",
  ...Array.from({ length: WAVE_SHADES }, (_, shade) => `.w${shade}{fill:var(--wave${shade})}`),
  ".critical{fill:var(--critical);stroke:var(--criticalEdge);stroke-width:1.8}.fine .critical{fill:var(--criticalEdge);stroke-width:.8}.criticalLabel{fill:var(--onCritical);font-weight:600}",
  ".link{stroke:var(--criticalEdge);stroke-width:1.4;fill:none;stroke-linejoin:round}.span{stroke:var(--edge);stroke-width:4;stroke-linecap:round}",
  ".sync{stroke:var(--sync);stroke-dasharray:4 3;fill:none}.diamond,.checkIn{fill:var(--sync)}",
].join("\n");
