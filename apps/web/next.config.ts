import { resolve } from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  // A second folder lets a check build the pages while the first one serves them.
  distDir: process.env["PLANLOOM_NEXT_DIST"] ?? ".next",
  transpilePackages: ["@planloom/api", "@planloom/briefing", "@planloom/formats", "@planloom/scheduler", "@planloom/ui"],
  // Workspace packages lie beside this one and are bundled from source.
  turbopack: { root: resolve(import.meta.dirname, "../..") },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
};

export default config;
