import { Backdrops, fittedPlace } from "./backdrop";
import { windowAt } from "./camera";
import { type Card, drawCard, type LaidCard } from "./draw-card";
import { type CanvasFont, drawSubtitle } from "./draw-subtitle";
import { type FilmPart, type FilmPlan, heardAt, picturesAt } from "./film-plan";
import { LastMade } from "./last-made";
import { mixLight } from "./light";
import { type FilmLook, logoPlace } from "./look";
import { type LoadPicture, type Picture, PictureShelf } from "./picture-shelf";
import type { LaidSubtitle } from "./subtitle-layout";
import { type Subtitle, subtitleAt, wordAt } from "./subtitles";

/** All that decides what a preview shows. */
export interface Scene {
  readonly plan: FilmPlan;
  readonly look: FilmLook;
  readonly font: CanvasFont;
  /** The card in front of the first picture. */
  readonly title: Card;
  /** The subtitles of a narration, as far as they are known yet. */
  readonly subtitlesOf: (part: FilmPart) => readonly Subtitle[];
}

/** Crossfades are mixed pixel by pixel: no larger than this, so that a phone keeps up with its screen. */
const mixedWidth = 640;

type Brush = CanvasRenderingContext2D;

function newCanvas(): Brush {
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!brush) throw new Error("This browser has no canvas.");
  return brush;
}

/** Paints any moment of a film onto a canvas, as the film will show it. */
export class FilmStage {
  private readonly canvas: HTMLCanvasElement;
  private readonly pictures: PictureShelf;
  private readonly logos: PictureShelf;
  private readonly lastCard = new LastMade<LaidCard>();
  private readonly lastSubtitle = new LastMade<LaidSubtitle>();
  private readonly backdrops = new Backdrops();
  private readonly mixing = [newCanvas(), newCanvas()] as const;

  /** `onReady` is called when a picture has come, so that the moment can be painted with it. */
  constructor(canvas: HTMLCanvasElement, load: LoadPicture, onReady: () => void) {
    this.canvas = canvas;
    this.pictures = new PictureShelf(load, onReady);
    this.logos = new PictureShelf(load, onReady);
  }

  paint(scene: Scene, seconds: number): void {
    const brush = this.canvas.getContext("2d", { alpha: false });
    if (!brush || this.canvas.width === 0) return;
    brush.setTransform(1, 0, 0, 1, 0, 0);
    this.pictures.want(picturesAt(scene.plan, seconds));
    this.logos.want(scene.look.logo ? [scene.look.logo.address] : []);
    this.paintPictures(brush, scene, seconds);
    const scale = this.canvas.width / scene.look.frame.width;
    brush.setTransform(scale, 0, 0, scale, 0, 0);
    this.paintSubtitle(brush, scene, seconds);
    this.paintLogo(brush, scene.look);
  }

  /** Frees all pictures. */
  release(): void {
    this.pictures.clear();
    this.logos.clear();
  }

  private paintPictures(brush: Brush, scene: Scene, seconds: number): void {
    const { part, progress, shareOfNext, progressOfNext } = scene.plan.timeline.at(seconds);
    if (shareOfNext <= 0) {
      this.paintPart(brush, scene, part, progress);
      return;
    }
    const [one, other] = this.mixing;
    for (const each of this.mixing) this.fitMixing(each);
    this.paintPart(one, scene, part, progress);
    this.paintPart(other, scene, part + 1, progressOfNext);
    const { width, height } = one.canvas;
    const pixels = one.getImageData(0, 0, width, height);
    mixLight(pixels.data, other.getImageData(0, 0, width, height).data, shareOfNext);
    one.putImageData(pixels, 0, 0);
    brush.imageSmoothingQuality = "high";
    brush.drawImage(one.canvas, 0, 0, this.canvas.width, this.canvas.height);
  }

  private fitMixing({ canvas }: Brush): void {
    const scale = Math.min(1, mixedWidth / Math.max(this.canvas.width, this.canvas.height));
    const width = Math.max(1, Math.round(this.canvas.width * scale));
    const height = Math.max(1, Math.round(this.canvas.height * scale));
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
  }

  private paintPart(brush: Brush, scene: Scene, number: number, progress: number): void {
    const { width, height } = brush.canvas;
    brush.fillStyle = "#000";
    brush.fillRect(0, 0, width, height);
    const part = scene.plan.parts[number];
    if (part === undefined) return;
    if (part.picture === undefined) {
      this.paintCard(brush, part.card ?? scene.title, scene);
      return;
    }
    const picture = this.pictures.get(part.picture);
    if (picture === undefined) return;
    const { zoom, frame } = scene.look;
    const shot = { number: part.number, zoom, frameAspect: frame.width / frame.height };
    if (part.fit === "fill") {
      paintWindow(brush, picture, shot, progress);
      return;
    }
    // The camera goes over what is behind a picture that is shown whole.
    paintWindow(brush, this.backdrops.of(picture, frame), shot, progress);
    const place = fittedPlace(picture, { width, height });
    brush.drawImage(picture.image, place.left, place.top, place.width, place.height);
  }

  /** A card stands still. */
  private paintCard(brush: Brush, card: Card, { font, look: { frame } }: Scene): void {
    brush.save();
    brush.scale(brush.canvas.width / frame.width, brush.canvas.height / frame.height);
    drawCard(brush, card, font, frame, this.lastCard);
    brush.restore();
  }

  private paintSubtitle(brush: Brush, { plan, look, font, subtitlesOf }: Scene, seconds: number): void {
    const { subtitles: style, frame } = look;
    const part = style && heardAt(plan, seconds);
    if (!style || !part) return;
    const within = seconds - part.place.begin + part.place.leftOut;
    const subtitle = subtitleAt(subtitlesOf(part), within);
    if (!subtitle) return;
    const heard = style.wordColour === undefined ? undefined : wordAt(subtitle, within);
    drawSubtitle(brush, { text: subtitle.text, style, font, frame, heard }, this.lastSubtitle);
  }

  private paintLogo(brush: Brush, { logo, frame }: FilmLook): void {
    const picture = logo && this.logos.get(logo.address);
    if (!logo || !picture) return;
    const { left, top, width, height } = logoPlace(logo, picture, frame);
    brush.globalAlpha = logo.opacity;
    brush.imageSmoothingQuality = "high";
    brush.drawImage(picture.image, left, top, width, height);
    brush.globalAlpha = 1;
  }
}

function paintWindow(
  brush: Brush,
  picture: Picture,
  shot: { number: number; zoom: number; frameAspect: number },
  progress: number,
): void {
  const { width, height } = brush.canvas;
  const pictureAspect = picture.width / picture.height;
  const window = windowAt({ ...shot, pictureAspect }, progress);
  brush.imageSmoothingQuality = "high";
  brush.drawImage(
    picture.image,
    window.left * picture.width,
    window.top * picture.height,
    window.width * picture.width,
    window.height * picture.height,
    0,
    0,
    width,
    height,
  );
}
