"use client";

import { streamId } from "@planloom/scheduler";
import { Button, Input, Select } from "@planloom/ui";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";
import { KIND_WORDS } from "../view/board-words.ts";
import { type BoardFilter, ENTRY_KINDS } from "./board-filter.ts";
import { speakersOf } from "./shown-entries.ts";

interface BoardFiltersProps {
  readonly filter: BoardFilter;
  readonly onFilter: (filter: BoardFilter) => void;
  /** How many entries pass. */
  readonly shown: number;
  readonly onPost: () => void;
}

/** Looks for entries by words, kind, stream, file and who said them. */
export function BoardFilters({ filter, onFilter, shown, onPost }: BoardFiltersProps) {
  const run = useRunState((state) => state.live.run);
  const streams = useRunState((state) => state.live.plan.streams);
  const speakers = useMemo(() => speakersOf(run), [run]);
  const change = (part: Partial<BoardFilter>) => onFilter({ ...filter, ...part });
  return (
    <search aria-label="Find on the board" className="sticky top-0 z-10 flex max-sm:static flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-2 sm:px-5">
      <Input type="search" aria-label="Search the board" placeholder={'Words, "a phrase", or src/'} value={filter.query} onChange={({ target }) => change({ query: target.value })} className="min-w-36 flex-1 basis-44 max-sm:basis-full sm:max-w-72" />
      <Select aria-label="Kind" value={filter.kind ?? ""} onChange={({ target }) => change({ kind: ENTRY_KINDS.find((kind) => kind === target.value) ?? null })} className="w-32 max-sm:w-auto max-sm:grow max-sm:basis-2/5">
        <option value="">Every kind</option>
        {ENTRY_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_WORDS[kind]}s
          </option>
        ))}
      </Select>
      {streams.length === 0 ? null : (
        <Select aria-label="Stream" value={filter.stream ?? ""} onChange={({ target }) => change({ stream: target.value === "" ? null : streamId(target.value) })} className="w-32 max-sm:w-auto max-sm:grow max-sm:basis-2/5">
          <option value="">Every stream</option>
          {streams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <Select aria-label="Who said it" value={filter.speaker ?? ""} onChange={({ target }) => change({ speaker: target.value === "" ? null : target.value })} className="w-32 max-sm:w-auto max-sm:grow max-sm:basis-2/5">
        <option value="">Everybody</option>
        {speakers.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
      <Input aria-label="File or folder" placeholder="File or folder" value={filter.file} onChange={({ target }) => change({ file: target.value })} className="w-36 max-sm:w-auto max-sm:grow max-sm:basis-2/5" />
      <output className="text-xs text-faint tabular-nums">{shown === 1 ? "1 entry" : `${shown.toLocaleString()} entries`}</output>
      <Button variant="primary" className="ml-auto" onClick={onPost}>
        <Plus aria-hidden /> Post
      </Button>
    </search>
  );
}
