import { act, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { reachability } from "../server/reachability";
import { NoticesProvider, useNotice } from "./notices";

vi.mock("../server/reachability", async () => {
  const { Reachability } =
    await vi.importActual<typeof import("../server/reachability")>("../server/reachability");
  return { reachability: new Reachability({ knock: () => new Promise(() => undefined), setTimer: () => 0 }) };
});

type Notify = ReturnType<typeof useNotice>;

function Asker({ onNotify }: { onNotify: (notify: Notify) => void }) {
  onNotify(useNotice());
  return null;
}

function shown(): Notify {
  let notify: Notify = () => undefined;
  render(
    <NoticesProvider>
      <Asker
        onNotify={(given) => {
          notify = given;
        }}
      />
    </NoticesProvider>,
  );
  return (notice) => act(() => notify(notice));
}

it("what a lost connection has caused is told once, and goes when the server is back; other troubles stay", () => {
  const notice = shown();
  act(() => reachability.missed());
  notice({ text: "That needs the server.", isTrouble: true, isOfLostConnection: true });
  notice({ text: "That needs the server.", isTrouble: true, isOfLostConnection: true });
  notice({ text: "Too long.", isTrouble: true });
  expect(screen.getAllByText("That needs the server.")).toHaveLength(1);
  act(() => reachability.heard());
  expect(screen.queryByText("That needs the server.")).toBeNull();
  expect(screen.getByText("Too long.")).toBeVisible();
});

it("what only passes gives way before a trouble does, and the oldest trouble when there are no others", () => {
  const notice = shown();
  notice({ text: "One is broken.", isTrouble: true });
  notice({ text: "Two were added." });
  for (const text of ["Three is left.", "Four is no picture.", "Five is too large."])
    notice({ text, isTrouble: true });
  expect(screen.getByText("One is broken.")).toBeVisible();
  expect(screen.queryByText("Two were added.")).toBeNull();
  notice({ text: "Six is locked.", isTrouble: true });
  expect(screen.queryByText("One is broken.")).toBeNull();
});

it("one that comes only when the server has answered again goes by itself", () => {
  vi.useFakeTimers();
  const notice = shown();
  notice({ text: "That needs the server.", isTrouble: true, isOfLostConnection: true });
  notice({ text: "Too long.", isTrouble: true });
  expect(screen.getByText("That needs the server.")).toBeVisible();
  act(() => vi.advanceTimersByTime(7000));
  expect(screen.queryByText("That needs the server.")).toBeNull();
  expect(screen.getByText("Too long.")).toBeVisible();
  vi.useRealTimers();
});
