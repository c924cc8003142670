import { defineConfig } from "@playwright/test";

// Each story starts the real program for itself (studio.ts), so they could run side by side; the machines that run
// them have few cores, though, and some stories measure time.
export default defineConfig({
  testDir: "stories",
  // Every view at every width takes half an hour: `npm run views` looks at them.
  testIgnore: process.env.STORYFLOW_VIEWS === undefined ? ["**/views.spec.ts"] : [],
  outputDir: "results",
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    locale: "en-GB",
    viewport: { width: 1280, height: 800 },
    actionTimeout: 10_000,
    screenshot: "only-on-failure",
    trace: "off",
    launchOptions: {
      executablePath: process.env.STORYFLOW_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--mute-audio",
      ],
    },
  },
});
