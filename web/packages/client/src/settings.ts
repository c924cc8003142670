import { ApiError } from "./api-error.ts";
import { answerIn, answerOf, type Transport } from "./transport.ts";
import type {
  CallOptions,
  Health,
  ListedPronunciation,
  Logo,
  ModelFiles,
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

function formOf(field: string, file: File): FormData {
  const body = new FormData();
  body.append(field, file, file.name);
  return body;
}

export function settingsOf({ api, send }: Transport) {
  return {
    get(call: CallOptions = {}): Promise<Settings> {
      return answerOf(api.GET("/api/settings/", { ...call }));
    },

    update(change: SettingsChange, call: CallOptions = {}): Promise<Settings> {
      return answerOf(api.PATCH("/api/settings/", { body: change, ...call }));
    },

    /** TrueType or OpenType, 10 MiB at most; becomes the font of subtitles. */
    async uploadFont(font: File, call: CallOptions = {}): Promise<Settings> {
      const body = formOf("font", font);
      return answerIn<Settings>(await send("/api/settings/font/upload/", { method: "POST", body, ...call }));
    },

    /** AAC, FLAC, M4A, MP3, Ogg, Opus or WAV, 50 MiB at most; becomes the music of films and is switched on. */
    async uploadMusic(music: File, call: CallOptions = {}): Promise<Settings> {
      const body = formOf("file", music);
      return answerIn<Settings>(await send("/api/settings/music/", { method: "POST", body, ...call }));
    },

    async deleteMusic(call: CallOptions = {}): Promise<void> {
      await answerOf(api.DELETE("/api/settings/music/", { ...call }));
    },
  };
}

export function logosOf({ api, send }: Transport) {
  return {
    /** The newest first. */
    list(call: CallOptions = {}): Promise<Logo[]> {
      return answerOf(api.GET("/api/settings/logos/", { ...call }));
    },

    /** JPEG, PNG or WebP, 5 MiB at most. */
    async upload(picture: File, call: CallOptions = {}): Promise<Logo> {
      const body = formOf("file", picture);
      return answerIn<Logo>(await send("/api/settings/logos/", { method: "POST", body, ...call }));
    },

    async delete(id: string, call: CallOptions = {}): Promise<void> {
      await answerOf(
        api.DELETE("/api/settings/logos/{logo_id}/", { params: { path: { logo_id: id } }, ...call }),
      );
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

    /** The model files that are missing, and the progress of fetching them. */
    models(call: CallOptions = {}): Promise<ModelFiles> {
      return answerOf(api.GET("/api/system/models/", { ...call }));
    },

    /** Lets the server fetch what is missing, from where it was stopped; one fetch at a time. */
    fetchModels(call: CallOptions = {}): Promise<ModelFiles> {
      return answerOf(api.POST("/api/system/models/", { ...call }));
    },

    /** Stops the fetch, and keeps what was received. */
    stopFetchingModels(call: CallOptions = {}): Promise<ModelFiles> {
      return answerOf(api.DELETE("/api/system/models/", { ...call }));
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
