const projects = [
  { id: 1, name: "Website relaunch" },
  { id: 2, name: "Mobile app" },
];

export const listProjects = () => projects;
