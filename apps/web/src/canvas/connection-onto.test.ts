import { taskId } from "@planloom/scheduler";
import { Position } from "@xyflow/react";
import { expect, test } from "vitest";
import { connectionOnto } from "./connection-onto.ts";

const [a, b] = [taskId("a"), taskId("b")];
const drag = (type: "source" | "target") => ({ isValid: null, fromHandle: { type, nodeId: "a", id: null, x: 0, y: 0, width: 1, height: 1, position: Position.Right } });

test("a drag from the right edge onto a task makes that one come after, from the left edge before", () => {
  expect(connectionOnto(drag("source"), a, b)).toEqual({ from: a, to: b });
  expect(connectionOnto(drag("target"), a, b)).toEqual({ from: b, to: a });
});

test("a drag that ends on a handle, on nothing or where it began makes nothing more", () => {
  expect(connectionOnto({ ...drag("source"), isValid: true }, a, b)).toBeNull();
  expect(connectionOnto(drag("source"), a, null)).toBeNull();
  expect(connectionOnto(drag("source"), a, a)).toBeNull();
});
