import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../src/client/page.js";
import { listProjects } from "../src/server/projects.js";

test("the page lists every project, with names as text", () => {
  assert.match(page(listProjects()), /Website relaunch/);
  assert.match(page([{ name: "<b>" }]), /&#60;b&#62;/);
});
