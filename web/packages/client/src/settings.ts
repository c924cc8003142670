import { answerOf, type Transport } from "./transport.ts";
import type {
  CallOptions,
  Health,
  NewPronunciation,
  Pronunciation,
  PronunciationChange,
  Settings,
  SettingsChange,
  SystemState,
  Voice,
  VoiceTest,
} from "./types.ts";

export function settingsOf({ api }: Transport) {
  return {
    get({ signal }: CallOptions = {}): Promise<Settings> {
      return answerOf(api.GET("/api/settings/", { signal }));
    },

    update(change: SettingsChange, { signal }: CallOptions = {}): Promise<Settings> {
      return answerOf(api.PATCH("/api/settings/", { body: change, signal }));
    },
  };
}

export function voicesOf({ api }: Transport) {
  return {
    list({ signal }: CallOptions = {}): Promise<Voice[]> {
      return answerOf(api.GET("/api/settings/voices/", { signal }));
    },

    /** A WAV of a short text, at once. */
    test(sample: VoiceTest, { signal }: CallOptions = {}): Promise<Blob> {
      return answerOf(api.POST("/api/settings/tts-test/", { body: sample, parseAs: "blob", signal }));
    },
  };
}

export function pronunciationsOf({ api }: Transport) {
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    /** All of a project, by word. */
    list(projectId: string, { signal }: CallOptions = {}): Promise<Pronunciation[]> {
      return answerOf(api.GET("/api/projects/{id}/pronunciations/", { ...at(projectId), signal }));
    },

    create(projectId: string, entry: NewPronunciation, { signal }: CallOptions = {}): Promise<Pronunciation> {
      return answerOf(
        api.POST("/api/projects/{id}/pronunciations/", { ...at(projectId), body: entry, signal }),
      );
    },

    update(id: string, change: PronunciationChange, { signal }: CallOptions = {}): Promise<Pronunciation> {
      return answerOf(api.PATCH("/api/pronunciations/{id}/", { ...at(id), body: change, signal }));
    },

    async delete(id: string, { signal }: CallOptions = {}): Promise<void> {
      await answerOf(api.DELETE("/api/pronunciations/{id}/", { ...at(id), signal }));
    },
  };
}

export function systemOf({ api }: Transport) {
  return {
    /** Version, database, engines, and what is missing. */
    get({ signal }: CallOptions = {}): Promise<SystemState> {
      return answerOf(api.GET("/api/system/", { signal }));
    },

    /** Whether the server is up; needs no key. */
    health({ signal }: CallOptions = {}): Promise<Health> {
      return answerOf(api.GET("/healthz", { signal }));
    },
  };
}
