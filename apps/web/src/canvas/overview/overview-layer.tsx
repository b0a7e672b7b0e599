import { useStore } from "@xyflow/react";
import { useTheme } from "next-themes";
import { useLayoutEffect, useMemo, useRef } from "react";
import type { Lane } from "../lanes.ts";
import { drawOverview, overviewPaths } from "./draw-overview.ts";
import type { OverviewScene } from "./overview-scene.ts";

export interface OverviewLayerProps {
  readonly scene: OverviewScene;
  readonly lanes: readonly Lane[];
}

/** A large plan from afar, as one picture instead of thousands of elements. It lets every pointer through to the canvas below. */
export function OverviewLayer(props: OverviewLayerProps) {
  const { resolvedTheme } = useTheme();
  // Another colour scheme needs another picture.
  return <Picture key={resolvedTheme} {...props} />;
}

function Picture({ scene, lanes }: OverviewLayerProps) {
  const picture = useRef<HTMLCanvasElement>(null);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const [x, y, zoom] = useStore(({ transform }) => transform);
  const paths = useMemo(() => overviewPaths(scene), [scene]);
  useLayoutEffect(() => {
    // Once per frame, and after another colour scheme has reached the page.
    const frame = requestAnimationFrame(() => {
      const context = picture.current?.getContext("2d");
      if (context === null || context === undefined) return;
      const style = getComputedStyle(context.canvas);
      drawOverview(context, { paths, lanes, width, height, x, y, zoom, colour: (token) => style.getPropertyValue(token) });
    });
    return () => cancelAnimationFrame(frame);
  }, [paths, lanes, width, height, x, y, zoom]);
  return <canvas ref={picture} role="img" aria-label={`${scene.boxes.length} tasks from afar. An arrow key leads to a task.`} className="pointer-events-none absolute inset-0 z-[3] h-full w-full" />;
}
