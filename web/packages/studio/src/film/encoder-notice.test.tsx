import type { SystemState } from "@storyflow/client";
import { expect, it } from "vitest";
import { lacksEncoder } from "./encoder-notice";

const system = (subject: string, verdict: string): SystemState =>
  ({ findings: [{ subject, verdict, needed: false, explanation: "" }] }) as unknown as SystemState;

it("the server lacks its encoder only where its findings say so", () => {
  expect(lacksEncoder(system("ffmpeg", "missing"))).toBe(true);
  expect(lacksEncoder(system("ffmpeg", "good"))).toBe(false);
  expect(lacksEncoder(system("pdftotext", "missing"))).toBe(false);
  expect(lacksEncoder(undefined)).toBe(false);
});
