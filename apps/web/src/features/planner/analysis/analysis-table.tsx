import type { ReactNode } from "react";

export interface AnalysisTableProps {
  /** What the table is about, for screen readers. */
  readonly caption: string;
  /** The first names the rows; the others stand right-aligned over numbers. */
  readonly head: readonly string[];
  readonly children: ReactNode;
}

/** A dense table whose head stays in sight while it scrolls. */
export function AnalysisTable({ caption, head, children }: AnalysisTableProps) {
  return (
    <table className="w-full border-separate border-spacing-0 text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-left text-2xs text-faint">
        <tr>
          {head.map((name, index) => (
            <th key={name} scope="col" className={`sticky top-0 z-10 border-b border-line bg-surface py-1.5 font-medium whitespace-nowrap ${index === 0 ? "pl-4" : "pr-4 pl-3 text-right"}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
