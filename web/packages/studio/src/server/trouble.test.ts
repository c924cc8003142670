import { ApiError } from "@storyflow/client";
import { expect, it } from "vitest";
import { en } from "../i18n/en";
import { translator } from "../i18n/translate";
import { accessScope } from "./api-key";
import { isEngineMissing, troubleNotice, troubleText } from "./trouble";

const t = translator(en, "en");

it("a refusal is told in the studio's words, those about fields without the field's name", () => {
  expect(troubleText(new ApiError("Segment is locked.", { status: 409 }), t)).toBe(en["refusal.locked"]);
  const fields = new ApiError("title: Too long.", { status: 400, fields: { title: ["Too long."] } });
  expect(troubleText(fields, t)).toBe("Too long.");
  const importing = new ApiError("Missing text_content", {
    status: 400,
    details: ["Segment at index 2 is missing text_content"],
  });
  expect(troubleText(importing, t)).toBe("Text 3 is empty.");
});

it("a server that does not answer, and a fault of our own, are told in ours", () => {
  expect(troubleText(new ApiError("The server cannot be reached.", { status: 0 }), t)).toBe(
    en["trouble.unreachable"],
  );
  expect(troubleText(new TypeError("x is undefined"), t)).toBe(en["trouble.unknown"]);
});

it("an engine that cannot speak is told in one sentence of our own, other refusals of the moment in one, too", () => {
  const facts = { status: 503, details: ["All about paths."] };
  const missing = new ApiError("TTS model not available.", { ...facts, code: "engine_unavailable" });
  expect(troubleText(missing, t)).toBe(en["trouble.engine"]);
  expect([isEngineMissing(missing), isEngineMissing(new TypeError("x"))]).toEqual([true, false]);
  expect(troubleText(new ApiError("The server is stopping.", facts), t)).toBe(en["refusal.stopping"]);
});

it("what a lost connection has caused is marked, so that it goes with it", () => {
  const lost = troubleNotice(new ApiError("The server cannot be reached.", { status: 0 }), t);
  expect(lost).toEqual({ text: en["trouble.needsServer"], isTrouble: true, isOfLostConnection: true });
  const refused = troubleNotice(new ApiError("Segment is locked.", { status: 409 }), t);
  expect(refused).toEqual({ text: en["refusal.locked"], isTrouble: true });
});

it("a key that allows too little is told in our own words", () => {
  const refused = new ApiError('The API key "reader" has the scope read.', {
    status: 403,
    code: "insufficient_scope",
  });
  accessScope.set("read");
  expect(troubleText(refused, t)).toBe(en["trouble.mayRead"]);
  accessScope.set("write");
  expect(troubleText(refused, t)).toBe(en["trouble.mayWrite"]);
  accessScope.set(undefined);
  expect(troubleText(new ApiError("Cross-origin request refused.", { status: 403 }), t)).toBe(
    "Cross-origin request refused.",
  );
});
