/** The mark of Planloom: two threads that cross. */
export function Mark({ className = "size-8" }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g fill="none" stroke="white" strokeWidth="2.6" strokeLinecap="round">
        <path d="M8 10.5h4.5c4 0 4 11 8 11H24" />
        <path d="M8 21.5h4.5c1.7 0 2.7-2 3.5-4.4M17.2 13c.8-1.6 1.8-2.5 3.3-2.5H24" opacity=".72" />
      </g>
    </svg>
  );
}
