import type { Problem, ProblemPlace } from "@planloom/scheduler";

/** What keeps a plan from running; each leads to its place. */
export function ProblemLinks({ problems, onGo }: { readonly problems: readonly Problem[]; readonly onGo: (place: ProblemPlace) => void }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {problems.map(({ message, places: [place] }) => (
        <li key={message}>
          <button type="button" className="w-full rounded-md border border-line px-3 py-2 text-left text-sm hover:bg-sunken" onClick={() => (place === undefined ? undefined : onGo(place))}>
            {message}
          </button>
        </li>
      ))}
    </ul>
  );
}
