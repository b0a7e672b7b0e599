"use client";

import { type DragEvent, useRef, useState } from "react";

export interface FileDrop {
  /** A file hangs over the element and would be taken if it was let go. */
  readonly isOver: boolean;
  /** Belongs on the element that takes files. */
  readonly handlers: {
    readonly onDragEnter: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Takes the first file that is dropped on an element; leaves dragged texts and links to the browser. */
export function useFileDrop(onFile: (file: File) => void): FileDrop {
  // Entering a child is told before leaving its parent, so both are counted.
  const depth = useRef(0);
  const [isOver, setIsOver] = useState(false);
  const move = (event: DragEvent, by: 1 | -1) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth.current = Math.max(0, depth.current + by);
    setIsOver(depth.current > 0);
  };
  return {
    isOver,
    handlers: {
      onDragEnter: (event) => move(event, 1),
      onDragLeave: (event) => move(event, -1),
      onDragOver: (event) => {
        if (carriesFiles(event)) event.preventDefault();
      },
      onDrop: (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setIsOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined) onFile(file);
      },
    },
  };
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes("Files");
}
