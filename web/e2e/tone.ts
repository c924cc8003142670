/** Small real sounds, made on the spot. */
import type { PictureFile } from "./pictures.ts";

/** A WAV of a quiet tone, twenty seconds long. */
export function tone(name: string): PictureFile {
  const rate = 8000;
  const samples = Buffer.alloc(20 * rate * 2);
  for (let index = 0; index < 20 * rate; index += 1)
    samples.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 220 * index) / rate)), index * 2);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return { name, mimeType: "audio/wav", buffer: Buffer.concat([head, samples]) };
}
