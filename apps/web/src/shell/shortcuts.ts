/** The keys of one part of the application, as shown by `?`. */
export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly (readonly [keys: string, does: string])[];
}

/** Every shortcut there is. The screens that listen for them are named by the titles. */
export const SHORTCUT_GROUPS: readonly ShortcutGroup[] = [
  {
    title: "Everywhere",
    shortcuts: [
      ["?", "Show this list"],
      ["G then P", "Go to plans"],
      ["G then R", "Go to runs"],
      ["G then D", "Go to the desk of all runs"],
      ["G then M", "Go to metrics"],
      ["G then N", "Go to runners"],
      ["G then S", "Go to settings"],
    ],
  },
  {
    title: "Checking in",
    shortcuts: [
      ["C", "Open the desk of the run, and go back"],
      ["N or J, K", "Next, previous"],
      ["Enter", "From the desk of all runs to that of one"],
      ["X", "Select, to decide several at once"],
      ["A", "Accept"],
      ["M", "Accept with a minor fix"],
      ["R", "Send back for rework"],
      ["Ctrl + Enter", "Send what is filled in"],
    ],
  },
  {
    title: "Drawing a plan",
    shortcuts: [
      ["N", "New task"],
      ["F2 or Enter", "Rename the chosen task"],
      ["C", "Connect the chosen task to another"],
      ["B", "See the brief of the chosen task"],
      ["Ctrl + D", "Duplicate"],
      ["Ctrl + C, Ctrl + V", "Copy, paste"],
      ["Ctrl + A", "Choose all tasks"],
      ["Delete", "Delete what is chosen"],
      ["Ctrl + Z, Ctrl + Shift + Z", "Undo, redo"],
      ["Arrow keys", "Go from task to task"],
      ["Alt + arrow keys", "Move the chosen tasks"],
      ["Ctrl + F or /", "Find a task"],
      ["L", "Arrange automatically"],
      ["Shift + 1", "Fit the plan into view"],
    ],
  },
];
