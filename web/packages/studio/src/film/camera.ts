/** The part of a picture that fills the frame, as shares of the picture's width and height. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A camera's way over one picture (the "Ken Burns effect"). */
export interface Shot {
  /** Of the picture in the film; decides the route. */
  readonly number: number;
  /** How much larger the picture is at the most, 1 to 2. */
  readonly zoom: number;
  /** Width by height. */
  readonly pictureAspect: number;
  readonly frameAspect: number;
}

/** Where the window lies in the room that it has, and how close the camera is: 1 has the shot's whole zoom. */
interface End {
  readonly x: number;
  readonly y: number;
  readonly closeness: number;
}

// The routes of src/film/camera: resting, four ways from corner to corner, from the centre to two corners.
const routes: readonly (readonly [End, End])[] = [
  [
    { x: 0.5, y: 0.5, closeness: 0 },
    { x: 0.5, y: 0.5, closeness: 0.5 },
  ],
  [
    { x: 0, y: 0, closeness: 0.5 },
    { x: 1, y: 1, closeness: 1 },
  ],
  [
    { x: 1, y: 1, closeness: 1 },
    { x: 0, y: 0, closeness: 0.5 },
  ],
  [
    { x: 1, y: 0, closeness: 0.5 },
    { x: 0, y: 1, closeness: 1 },
  ],
  [
    { x: 0, y: 1, closeness: 1 },
    { x: 1, y: 0, closeness: 0.5 },
  ],
  [
    { x: 0.5, y: 0.5, closeness: 0 },
    { x: 0, y: 0, closeness: 1 },
  ],
  [
    { x: 0.5, y: 0.5, closeness: 0 },
    { x: 1, y: 1, closeness: 1 },
  ],
];

const largestZoom = 2;
/** A picture that is longer than so many times the frame's shape, either way, is cropped to its middle. */
export const longestExcess = 4;

/** Begins and ends slowly: 0 to 1 for 0 to 1, with speed 0 at both ends. */
export function eased(progress: number): number {
  const u = Math.min(1, Math.max(0, progress));
  return u * u * (3 - 2 * u);
}

function windowOf(end: End, shot: Shot): Window {
  const zoom = 1 + (Math.min(largestZoom, Math.max(1, shot.zoom)) - 1) * end.closeness;
  const width = Math.min(1, shot.frameAspect / shot.pictureAspect) / zoom;
  const height = Math.min(1, shot.pictureAspect / shot.frameAspect) / zoom;
  return { left: (1 - width) * end.x, top: (1 - height) * end.y, width, height };
}

const between = (from: number, to: number, share: number): number => from + (to - from) * share;

/** The window after `progress` (0 to 1) of a shot, as the film frames it. */
export function windowAt(shot: Shot, progress: number): Window {
  const excess = shot.pictureAspect / shot.frameAspect;
  if (excess > longestExcess) return inMiddle(shot, progress, longestExcess / excess, 1);
  if (excess < 1 / longestExcess) return inMiddle(shot, progress, 1, excess * longestExcess);
  const [begin, end] = routes[shot.number % routes.length] ?? [];
  if (begin === undefined || end === undefined) return { left: 0, top: 0, width: 1, height: 1 };
  const from = windowOf(begin, shot);
  const to = windowOf(end, shot);
  const u = eased(progress);
  return {
    left: between(from.left, to.left, u),
    top: between(from.top, to.top, u),
    width: between(from.width, to.width, u),
    height: between(from.height, to.height, u),
  };
}

/** The window within the middle of a very long picture, of which `wide` by `high` is kept. */
function inMiddle(shot: Shot, progress: number, wide: number, high: number): Window {
  const kept = { ...shot, pictureAspect: (shot.pictureAspect * wide) / high };
  const { left, top, width, height } = windowAt(clamped(kept), progress);
  return {
    left: (1 - wide) / 2 + left * wide,
    top: (1 - high) / 2 + top * high,
    width: width * wide,
    height: height * high,
  };
}

/** Rounding must not make it too long again. */
function clamped(shot: Shot): Shot {
  const longest = shot.frameAspect * longestExcess;
  const shortest = shot.frameAspect / longestExcess;
  return { ...shot, pictureAspect: Math.min(longest, Math.max(shortest, shot.pictureAspect)) };
}
