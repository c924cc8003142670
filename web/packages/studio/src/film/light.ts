/** Mixing linear in light, as the film does (src/film/crossfade): half of white and half of black is 188, not 128. */
const linear = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

const steps = 4095;
const encoded = Uint8ClampedArray.from({ length: steps + 1 }, (_, step) => {
  const light = step / steps;
  return Math.round(255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055));
});

/** Mixes `share` (0 to 1) of `next` into `pixels`: RGBA, of the same size, without transparency. */
export function mixLight(pixels: Uint8ClampedArray, next: Uint8ClampedArray, share: number): void {
  const ofNext = share * steps;
  const rest = steps - ofNext;
  const mixed = (at: number): number => {
    const light = (linear[pixels[at] ?? 0] ?? 0) * rest + (linear[next[at] ?? 0] ?? 0) * ofNext;
    return encoded[(light + 0.5) | 0] ?? 255;
  };
  // The fourth of each is alpha, which is 255 in both.
  for (let at = 0; at < pixels.length; at += 4) {
    pixels[at] = mixed(at);
    pixels[at + 1] = mixed(at + 1);
    pixels[at + 2] = mixed(at + 2);
  }
}
