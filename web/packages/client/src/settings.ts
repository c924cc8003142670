import { ApiError } from "./api-error.ts";
import { answerOf, type Transport } from "./transport.ts";
import type {
  CallOptions,
  Health,
  ListedPronunciation,
  NewPronunciation,
  Pronunciation,
  PronunciationChange,
  Readiness,
  Settings,
  SettingsChange,
  SystemState,
  Voice,
  VoiceTest,
} from "./types.ts";

export function settingsOf({ api }: Transport) {
  return {
    get(call: CallOptions = {}): Promise<Settings> {
      return answerOf(api.GET("/api/settings/", { ...call }));
    },

    update(change: SettingsChange, call: CallOptions = {}): Promise<Settings> {
      return answerOf(api.PATCH("/api/settings/", { body: change, ...call }));
    },
  };
}

export function voicesOf({ api }: Transport) {
  return {
    list(call: CallOptions = {}): Promise<Voice[]> {
      return answerOf(api.GET("/api/settings/voices/", { ...call }));
    },

    /** A WAV of a short text, at once. */
    test(sample: VoiceTest, call: CallOptions = {}): Promise<Blob> {
      return answerOf(api.POST("/api/settings/tts-test/", { body: sample, parseAs: "blob", ...call }));
    },
  };
}

export function pronunciationsOf({ api }: Transport) {
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    /** All of a project, by word. */
    list(projectId: string, call: CallOptions = {}): Promise<ListedPronunciation[]> {
      return answerOf(api.GET("/api/projects/{id}/pronunciations/", { ...at(projectId), ...call }));
    },

    create(projectId: string, entry: NewPronunciation, call: CallOptions = {}): Promise<Pronunciation> {
      return answerOf(
        api.POST("/api/projects/{id}/pronunciations/", { ...at(projectId), body: entry, ...call }),
      );
    },

    update(id: string, change: PronunciationChange, call: CallOptions = {}): Promise<Pronunciation> {
      return answerOf(api.PATCH("/api/pronunciations/{id}/", { ...at(id), body: change, ...call }));
    },

    async delete(id: string, call: CallOptions = {}): Promise<void> {
      await answerOf(api.DELETE("/api/pronunciations/{id}/", { ...at(id), ...call }));
    },
  };
}

export function systemOf({ api, send }: Transport) {
  return {
    /** Version, database, engines, and what is missing. */
    get(call: CallOptions = {}): Promise<SystemState> {
      return answerOf(api.GET("/api/system/", { ...call }));
    },

    /** Whether the server is up; needs no key. */
    health(call: CallOptions = {}): Promise<Health> {
      return answerOf(api.GET("/healthz", { ...call }));
    },

    /** Whether work can go on, and if not, what it waits for. Undefined from a server that does not know. */
    async readiness(call: CallOptions = {}): Promise<Readiness | undefined> {
      try {
        const answer = await send("/health/ready", { ...call });
        return readinessIn(await answer.json().catch(() => undefined));
      } catch (failure) {
        // Its 503 is no failure, it is the answer.
        if (failure instanceof ApiError && !failure.isUnreachable) return readinessIn(failure.body);
        throw failure;
      }
    },
  };
}

function readinessIn(body: unknown): Readiness | undefined {
  const isReadiness = typeof body === "object" && body !== null && "status" in body && "checks" in body;
  return isReadiness && Array.isArray(body.checks) ? (body as Readiness) : undefined;
}
