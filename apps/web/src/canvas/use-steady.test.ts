import { createElement } from "react";
import { expect, test } from "vitest";
import { reuse } from "./use-steady.ts";

const node = (id: string, x: number, word = "Running") => ({ id, position: { x, y: 0 }, data: { decoration: { word, icon: createElement("svg", { className: "icon" }) } } });

test("an item that holds the same as before stays the very same one, its icon made anew or not", () => {
  const before = [node("a", 1), node("b", 2)];
  expect(reuse([node("a", 1), node("b", 3)], before)[0]).toBe(before[0]);
});

test("what changed, and only that, is new: a place, a word, an icon", () => {
  const before = [node("a", 1), node("b", 2), node("c", 3), node("d", 4)];
  const other = { ...node("c", 3), data: { decoration: { word: "Running", icon: createElement("svg", { className: "other" }) } } };
  const after = reuse([node("a", 9), node("b", 2, "Failed"), other, node("d", 4)], before);
  expect(after.map((item, index) => item === before[index])).toEqual([false, false, false, true]);
  expect(after[0]?.position.x).toBe(9);
});

test("where nothing changed the list itself stays, and a changed order is a change", () => {
  const before = [node("a", 1), node("b", 2)];
  expect(reuse([node("a", 1), node("b", 2)], before)).toBe(before);
  expect(reuse([node("b", 2), node("a", 1)], before)).toEqual([before[1], before[0]]);
});

test("what was not there before is taken as it is, and what is gone stays gone", () => {
  const added = node("b", 1);
  expect(reuse([added], [node("a", 1)])).toEqual([added]);
});
