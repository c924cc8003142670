import stories from "./playwright.config.ts";

// `npm run readme`: takes the pictures of the README anew, into docs/images.
export default { ...stories, testDir: "readme", timeout: 120_000 };
