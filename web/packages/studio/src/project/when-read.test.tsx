import { QueryClient, useQuery } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { project, segment } from "../../test/stories";
import { keys, projectQuery } from "../server/queries";
import { unreadText } from "../server/story-texts";
import { storyflow } from "../server/storyflow";
import { WhenRead } from "./when-read";

afterEach(() => vi.restoreAllMocks());

function Page() {
  const { data } = useQuery({ ...projectQuery("p"), enabled: false });
  return data ? (
    <WhenRead project={data}>
      <p>{data.segments.map(({ text_content }) => text_content).join(" ")}</p>
    </WhenRead>
  ) : null;
}

it("a page that needs all texts is shown when they are read, and stays when one is changed elsewhere", async () => {
  const queryClient = new QueryClient();
  const unread = segment("b", { text_content: unreadText(20) });
  queryClient.setQueryData(keys.project("p"), project([segment("a"), unread]));
  let arrive: (texts: never) => void = () => undefined;
  const texts = vi
    .spyOn(storyflow.projects, "texts")
    .mockReturnValue(new Promise((resolve) => (arrive = resolve)));
  render(<Page />, { wrapper: onDesk(queryClient) });
  expect(screen.queryByText(/Text of a/)).toBeNull();
  expect(texts).toHaveBeenCalledWith("p", 1, undefined);
  await act(async () => arrive([{ id: "b", text_revision: 1, text_content: "Text of b." }] as never));
  expect(await screen.findByText("Text of a. Text of b.")).toBeVisible();
  act(() => void queryClient.setQueryData(keys.project("p"), project([segment("a"), unread])));
  expect(screen.getByText(/Text of a/)).toBeInTheDocument();
});
