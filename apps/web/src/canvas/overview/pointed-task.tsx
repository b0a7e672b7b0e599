interface PointedTaskProps {
  readonly title: string;
  readonly x: number;
  readonly y: number;
}

/** The title of the task under the pointer, which is too far away to be read. */
export function PointedTask({ title, x, y }: PointedTaskProps) {
  return (
    <p aria-hidden className="pointer-events-none fixed z-50 max-w-64 truncate rounded-md border border-line bg-raised px-2 py-1 text-xs text-ink shadow-float" style={{ left: x + 14, top: y + 14 }}>
      {title}
    </p>
  );
}
