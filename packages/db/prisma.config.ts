import { defineConfig } from "prisma/config";

/** Read by `prisma generate` only, which opens no connection; Prisma refuses a config without a URL all the same. */
export default defineConfig({
  schema: "../../prisma/schema",
  datasource: { url: "postgresql://generate.invalid/none" },
});
