import { Button, IconButton } from "@planloom/ui";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";

export interface RowListProps<Row> {
  /** What one row is, such as `step`; names the buttons. */
  readonly noun: string;
  readonly rows: readonly Row[];
  readonly onRows: (rows: readonly Row[]) => void;
  /** The row that the button adds; `null` where there is nothing to add. */
  readonly fresh: Row | null;
  readonly canReorder?: boolean;
  readonly children: (row: Row, change: (row: Row) => void, index: number) => ReactNode;
}

/** Rows that can be added, removed and put in another order. */
export function RowList<Row>({ noun, rows, onRows, fresh, canReorder = false, children }: RowListProps<Row>) {
  const swap = (index: number, other: number): void => {
    const [row, moved] = [rows[index], rows[other]];
    if (row !== undefined && moved !== undefined) onRows(rows.with(index, moved).with(other, row));
  };
  return (
    <div className="flex flex-col gap-2">
      {rows.length === 0 ? null : (
        <ul className="flex flex-col gap-2">
          {rows.map((row, index) => (
            // Rows have no names of their own; their place is all they are known by.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="flex items-start gap-1">
              <div className="min-w-0 flex-1">{children(row, (next) => onRows(rows.with(index, next)), index)}</div>
              {canReorder ? (
                <div className="flex">
                  <IconButton size="sm" label={`Move ${noun} ${index + 1} up`} icon={<ArrowUp />} disabled={index === 0} onClick={() => swap(index, index - 1)} className="w-6" />
                  <IconButton size="sm" label={`Move ${noun} ${index + 1} down`} icon={<ArrowDown />} disabled={index === rows.length - 1} onClick={() => swap(index, index + 1)} className="w-6" />
                </div>
              ) : null}
              <IconButton size="sm" label={`Remove ${noun} ${index + 1}`} icon={<Trash2 />} onClick={() => onRows(rows.toSpliced(index, 1))} className="w-6" />
            </li>
          ))}
        </ul>
      )}
      <Button size="sm" variant="ghost" className="-ml-2 self-start" disabled={fresh === null} onClick={() => (fresh === null ? undefined : onRows([...rows, fresh]))}>
        <Plus aria-hidden /> Add {noun}
      </Button>
    </div>
  );
}
