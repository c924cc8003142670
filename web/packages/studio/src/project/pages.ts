/** One file, fetched when the first page rests: the page of a story, the settings and the downloads. */
export { SettingsPage } from "../settings/settings-page";
export { ProjectPage } from "./project-page";
export { StoryExport } from "./story-export";
