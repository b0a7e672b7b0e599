import type { AriaLabelConfig } from "@xyflow/react";

/** What a screen reader says about using the graph, with the keys as they are here. */
export const READING_WORDS = wordsFor("Press Enter to choose a task and again to open it. The arrow keys lead along the dependencies.", "Press Enter to choose a dependency.");

/** The same where the graph can be changed. */
export const EDITING_WORDS = wordsFor(
  "Press Enter to choose a task and again to name it. The arrow keys lead along the dependencies, with Alt they move what is chosen. Press C to connect, Delete to delete.",
  "Press Enter to choose a dependency, then Delete to delete it.",
);

function wordsFor(ofTasks: string, ofDependencies: string): Partial<AriaLabelConfig> {
  return {
    "node.a11yDescription.default": ofTasks,
    // React Flow says this one while its keys are on.
    "node.a11yDescription.keyboardDisabled": ofTasks,
    "edge.a11yDescription.default": ofDependencies,
    "minimap.ariaLabel": "Overview of the plan",
  };
}
