import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";

describe("readConfig", () => {
  test("listens on the loopback address alone unless it is told otherwise", () => {
    expect(readConfig({ PLANLOOM_HOME: "/data" }).host).toBe("127.0.0.1");
    expect(readConfig({ PLANLOOM_HOME: "/data", PLANLOOM_HOST: "0.0.0.0" }).host).toBe("0.0.0.0");
  });

  test("takes an empty variable for one that is not set", () => {
    expect(readConfig({ PLANLOOM_HOME: "/data", DATABASE_URL: "", PLANLOOM_HOST: "" })).toMatchObject({ databaseUrl: null, host: "127.0.0.1" });
  });

  test("splits the list of allowed hosts", () => {
    expect(readConfig({ PLANLOOM_HOME: "/data", PLANLOOM_ALLOWED_HOSTS: " A.example , b:8443,," }).allowedHosts).toEqual(["a.example", "b:8443"]);
  });

  test("sends traces only where a collector is named, to its own path", () => {
    expect(readConfig({ PLANLOOM_HOME: "/data" }).traces).toBeNull();
    const given = { PLANLOOM_HOME: "/data", OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/", OTEL_EXPORTER_OTLP_HEADERS: "x-key=a%20b, other=1" };
    expect(readConfig(given).traces).toEqual({ url: "http://collector:4318/v1/traces", headers: { "x-key": "a b", other: "1" }, serviceName: "planloom" });
    expect(readConfig({ ...given, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://other/in" }).traces?.url).toBe("http://other/in");
  });

  test("makes backups only where it is told how often, beside the files that servers share", () => {
    expect(readConfig({ PLANLOOM_HOME: "/data" }).backups).toBeNull();
    const given = { PLANLOOM_HOME: "/data", PLANLOOM_BACKUP_EVERY: "24h" };
    expect(readConfig(given).backups).toEqual({ everyMs: 86_400_000, keep: 7, folder: "/data/backups", files: false });
    expect(readConfig({ ...given, PLANLOOM_FILES: "/shared", PLANLOOM_BACKUP_KEEP: "2", PLANLOOM_BACKUP_FILES: "1" }).backups).toMatchObject({ keep: 2, folder: "/shared/backups", files: true });
    expect(() => readConfig({ ...given, PLANLOOM_BACKUP_EVERY: "daily" })).toThrow(/such as 30m, 24h or 7d/);
  });

  test("refuses a key of secrets that is too short to be one", () => {
    expect(() => readConfig({ PLANLOOM_HOME: "/data", PLANLOOM_SECRET_KEY: "short" })).toThrow(/at least 32 characters[^]*PLANLOOM_SECRET_KEY/);
  });

  test("names every variable that is wrong", () => {
    expect(() => readConfig({ PLANLOOM_HOME: "data", PLANLOOM_PORT: "high" })).toThrow(/absolute[^]*PLANLOOM_HOME[^]*PLANLOOM_PORT/);
  });
});
