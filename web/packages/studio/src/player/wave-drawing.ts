import WaveSurfer from "wavesurfer.js";

export interface WaveDrawing {
  /** Shows that much as heard. */
  readonly show: (seconds: number) => void;
  readonly destroy: () => void;
}

interface WaveWishes {
  readonly peaks: readonly number[];
  readonly duration: number;
  readonly waveColour: string;
  readonly heardColour: string;
  readonly height: number;
}

let sheet: CSSStyleSheet | undefined;

/** Draws the outline of a narration into `host`. It plays nothing: the player does. */
export function drawWave(host: HTMLElement, wishes: WaveWishes): WaveDrawing {
  // Made outside of the page: its <style> would break the Content-Security-Policy there, and is taken out first.
  const frame = document.createElement("div");
  const wave = WaveSurfer.create({
    container: frame,
    peaks: [[...wishes.peaks]],
    duration: wishes.duration,
    height: wishes.height,
    waveColor: wishes.waveColour,
    progressColor: wishes.heardColour,
    cursorWidth: 0,
    barWidth: 2,
    barGap: 2,
    barRadius: 2,
    barMinHeight: 2,
    normalize: true,
    hideScrollbar: true,
    interact: false,
  });
  adoptStyle(frame);
  host.replaceChildren(frame);
  return {
    show: (seconds) => wave.setTime(Math.min(seconds, wishes.duration)),
    destroy: () => {
      wave.destroy();
      frame.remove();
    },
  };
}

function adoptStyle(frame: HTMLElement): void {
  const root = frame.firstElementChild?.shadowRoot;
  const style = root?.querySelector("style");
  if (!root || !style) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style.textContent ?? "");
  }
  root.adoptedStyleSheets = [sheet];
  style.remove();
}
