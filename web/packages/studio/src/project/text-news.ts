import type { ProjectDetail, Segment } from "@storyflow/client";
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../server/queries";
import { isUnread } from "../server/story-texts";
import { replaceSegment } from "./segment-list";

/** Texts that were saved in one tab, for the other tabs of this browser. */
const channelName = "storyflow.texts";

const hasChannels = typeof BroadcastChannel !== "undefined";

export function tellOfText(segment: Segment): void {
  if (!hasChannels) return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(segment);
  channel.close();
}

/** Takes the texts of other tabs into the cache; returns how to stop that. */
export function hearOfTexts(queryClient: QueryClient): () => void {
  if (!hasChannels) return () => undefined;
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (message: MessageEvent<Segment>) => takeText(queryClient, message.data);
  return () => channel.close();
}

/** Shows a segment as the server has it, unless a newer text of it is known. */
export function takeText(queryClient: QueryClient, segment: Segment): void {
  queryClient.setQueryData<ProjectDetail>(keys.project(segment.project), (project) => {
    const known = project?.segments.find(({ id }) => id === segment.id);
    if (!project || !known || (known.text_revision >= segment.text_revision && !isUnread(known)))
      return project;
    return replaceSegment(segment)(project);
  });
}
