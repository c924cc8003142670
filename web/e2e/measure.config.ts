import stories from "./playwright.config.ts";

// `npm run measure`: prints how long readers of a novel wait. No test: figures are for people, on a quiet machine.
export default { ...stories, testDir: "measure", timeout: 600_000, reporter: [["line"]] };
