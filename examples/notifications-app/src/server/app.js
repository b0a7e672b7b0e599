import { createServer } from "node:http";
import { listProjects } from "./projects.js";

/** The application: routes by `METHOD /path`, each a function of request and response. */
export function createApp() {
  const routes = new Map();
  const app = {
    /** Adds a route. */
    on: (route, handler) => routes.set(route, handler),
    server: createServer((request, response) => {
      const { pathname } = new URL(request.url, "http://localhost");
      const handler = routes.get(`${request.method} ${pathname}`);
      if (handler) handler(request, response);
      else sendJson(response, 404, { error: `No ${request.method} ${pathname}` });
    }),
  };
  app.on("GET /projects", (_request, response) => sendJson(response, 200, listProjects()));
  // features register here
  return app;
}

/** Answers with JSON. */
export function sendJson(response, status, value) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}
