import { removeHome, startApplication } from "../../../scripts/testing/application.ts";

const PORT = 4750;

/** Starts one application for all browser tests and hands its address and data folder on in the environment. */
export default async function start(): Promise<() => Promise<void>> {
  const application = await startApplication({ port: PORT });
  process.env["PLANLOOM_TEST_LINK"] = application.link;
  process.env["PLANLOOM_TEST_URL"] = application.url;
  process.env["PLANLOOM_TEST_HOME"] = application.home;
  return async () => {
    await application.stop();
    removeHome(application.home);
  };
}
