import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { PlayerProvider } from "./player-context";
import { Waveform } from "./waveform";

const onSeek = vi.fn();

beforeEach(() => {
  onSeek.mockClear();
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockReturnValue(undefined);
  vi.stubGlobal("matchMedia", () => new EventTarget());
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PlayerProvider>
        <Waveform segmentId="a" revision={1} duration={10} number={3} onSeek={onSeek} />
      </PlayerProvider>
    </QueryClientProvider>,
  );
});

const slider = () => screen.getByRole("slider", { name: "Place in segment 3" });

it("a waveform is a slider that keys move, within the segment", () => {
  for (const key of ["ArrowRight", "ArrowLeft", "End", "Home"]) fireEvent.keyDown(slider(), { key });
  expect(onSeek.mock.calls.flat()).toEqual([2, 0, 10, 0]);
  fireEvent.keyDown(slider(), { key: "x" });
  expect(onSeek).toHaveBeenCalledTimes(4);
});

it("a press seeks at once, whether the outline is drawn already or not", () => {
  slider().setPointerCapture = vi.fn();
  slider().getBoundingClientRect = () => new DOMRect(100, 0, 200, 44);
  fireEvent(slider(), new MouseEvent("pointerdown", { bubbles: true, clientX: 150 }));
  expect(onSeek).toHaveBeenCalledWith(2.5);
});
