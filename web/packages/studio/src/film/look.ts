import type { Logo, Settings } from "@storyflow/client";
import type { FrameSize } from "./formats";

export type SubtitlePosition = "bottom" | "center" | "top";
export type Corner = "top-left" | "top-right" | "bottom-left" | "bottom-right";

export interface SubtitleStyle {
  /** In pixels of a frame whose shorter side has 1080. */
  readonly size: number;
  readonly colour: string;
  /** Of the word that is heard; undefined: none is marked. */
  readonly wordColour: string | undefined;
  readonly position: SubtitlePosition;
}

/** The cards of a film. */
export interface CardStyle {
  readonly hasTitle: boolean;
  /** The text of the card at the end; empty: there is none. */
  readonly end: string;
  readonly seconds: number;
}

export interface MusicStyle {
  readonly address: string;
  /** Decibels by which it is quieter than in its file. */
  readonly level: number;
}

export interface LogoStyle {
  readonly address: string;
  /** Of the frame's width. */
  readonly widthShare: number;
  readonly opacity: number;
  readonly corner: Corner;
  /** Pixels of the frame, from both edges of the corner. */
  readonly margin: number;
}

/** How a film looks: as the settings say, with the bounds that the renderer puts on them. */
export interface FilmLook {
  readonly frame: FrameSize;
  readonly zoom: number;
  /** Seconds of a crossfade. */
  readonly transition: number;
  readonly subtitles: SubtitleStyle | undefined;
  /** The address of the font of subtitles; undefined: Roboto Bold. */
  readonly font: string | undefined;
  readonly logo: LogoStyle | undefined;
  readonly cards: CardStyle;
  readonly music: MusicStyle | undefined;
}

export const smallestZoom = 1;
export const largestZoom = 2;
export const shortestCard = 1;
export const longestCard = 30;
export const usualMusicLevel = -18;
export const usualWordColour = "#FFD54A";
const usualCardSeconds = 4;

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

export function lookOf(settings: Settings, logos: readonly Logo[]): FilmLook {
  return {
    frame: { width: settings.render_width ?? 1920, height: settings.render_height ?? 1080 },
    zoom: within(settings.zoom_intensity ?? 1.3, smallestZoom, largestZoom),
    transition: within(settings.transition_duration ?? 0.5, 0, 2),
    subtitles:
      (settings.subtitles_enabled ?? true)
        ? {
            size: settings.subtitle_font_size ?? 48,
            colour: settings.subtitle_color || "#FFFFFF",
            wordColour: settings.subtitle_words ? settings.subtitle_word_color || usualWordColour : undefined,
            position: settings.subtitle_position ?? "bottom",
          }
        : undefined,
    font: fontOf(settings),
    logo: logoOf(settings, logos),
    cards: {
      hasTitle: settings.title_card ?? false,
      end: settings.end_card ?? "",
      seconds: within(settings.card_seconds ?? usualCardSeconds, shortestCard, longestCard),
    },
    music:
      settings.music_enabled && settings.music_file
        ? { address: settings.music_file, level: settings.music_level ?? usualMusicLevel }
        : undefined,
  };
}

/** The uploaded font counts while `subtitle_font` names it. */
function fontOf({ custom_font_file, subtitle_font = "" }: Settings): string | undefined {
  return custom_font_file && fileNameIn(subtitle_font) === fileNameIn(custom_font_file)
    ? custom_font_file
    : undefined;
}

export const fileNameIn = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function logoOf(settings: Settings, logos: readonly Logo[]): LogoStyle | undefined {
  const logo = logos.find(({ id }) => id === settings.active_logo);
  if (!settings.logo_enabled || logo === undefined) return undefined;
  return {
    address: logo.file,
    widthShare: within(settings.logo_scale ?? 0.15, 0.05, 0.5),
    opacity: within(settings.logo_opacity ?? 1, 0, 1),
    corner: settings.logo_position ?? "bottom-right",
    margin: settings.logo_margin ?? 20,
  };
}

/** Where a logo lies in the frame, in its pixels. */
export function logoPlace(style: LogoStyle, logo: FrameSize, frame: FrameSize) {
  const width = Math.max(1, Math.round(frame.width * style.widthShare));
  // A long upright logo stays within the frame.
  const height = within(Math.round((width * logo.height) / logo.width), 1, frame.height);
  const isRight = style.corner.endsWith("right");
  const isBelow = style.corner.startsWith("bottom");
  return {
    left: isRight ? frame.width - style.margin - width : style.margin,
    top: isBelow ? frame.height - style.margin - height : style.margin,
    width,
    height,
  };
}
