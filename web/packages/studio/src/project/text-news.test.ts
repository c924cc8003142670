import type { ProjectDetail } from "@storyflow/client";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { unreadText } from "../server/story-texts";
import { hearOfTexts, takeText, tellOfText } from "./text-news";

let queryClient: QueryClient;
let stop: () => void;
const known = () => queryClient.getQueryData<ProjectDetail>(keys.project("p"));

beforeEach(() => {
  queryClient = new QueryClient();
  queryClient.setQueryData(
    keys.project("p"),
    project([segment("a", { text_revision: 3, text_content: "Here" }), segment("b")]),
  );
  stop = hearOfTexts(queryClient);
});
afterEach(() => stop());

it("a text that is saved in one tab arrives in another", async () => {
  tellOfText(segment("a", { text_revision: 4, text_content: "There" }));
  await vi.waitFor(() => expect(known()?.segments[0]?.text_content).toBe("There"));
  expect(known()?.segments[1]).toEqual(segment("b", { sequence_index: 1 }));
});

it("an older text, and one of a project or segment that is not shown, changes nothing", () => {
  const before = known();
  takeText(queryClient, segment("a", { text_revision: 3, text_content: "Same age" }));
  takeText(queryClient, segment("a", { text_revision: 2, text_content: "Older" }));
  takeText(queryClient, segment("z", { text_revision: 9 }));
  takeText(queryClient, segment("a", { project: "q", text_revision: 9 }));
  expect(known()).toBe(before);
  expect(queryClient.getQueryData(keys.project("q"))).toBeUndefined();
});

it("a text that was not read yet is taken though its revision is known", () => {
  queryClient.setQueryData(
    keys.project("p"),
    project([segment("a", { text_revision: 3, text_content: unreadText(20) })]),
  );
  takeText(queryClient, segment("a", { text_revision: 3, text_content: "Same age" }));
  expect(known()?.segments[0]?.text_content).toBe("Same age");
});
