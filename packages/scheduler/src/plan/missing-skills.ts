import type { Agent, Task } from "./plan.ts";

/** The skills a task asks for that an agent does not have, as the task writes them. Letter case and outer spaces do not count. */
export function missingSkills({ skills: wanted }: Pick<Task, "skills">, { skills }: Pick<Agent, "skills">): string[] {
  const has = new Set(skills.map(plain));
  return wanted.filter((skill) => plain(skill) !== "" && !has.has(plain(skill)));
}

function plain(skill: string): string {
  return skill.trim().toLowerCase();
}
