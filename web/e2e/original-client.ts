/** The original's web client: a page of another origin, which calls the server as that client does. */
import type { Browser, Page } from "@playwright/test";
import type { PictureFile } from "./pictures.ts";

const origin = "http://localhost:3000";

export interface Answer<Body> {
  status: number;
  body: Body;
}

export interface RenderStatus {
  project_id: string;
  status: "DRAFT" | "PROCESSING" | "COMPLETED" | "FAILED";
  progress: null | {
    current_segment: number;
    total_segments: number;
    percentage: number;
    current_phase: string;
  };
  output_url: string | null;
}

type Sent = { json: unknown } | { field: string; file: PictureFile };

export class OriginalClient {
  readonly page: Page;
  /** The server, which that client knows as http://localhost:8000. */
  readonly server: string;

  private constructor(page: Page, server: string) {
    this.page = page;
    this.server = server;
  }

  static async open(browser: Browser, server: string): Promise<OriginalClient> {
    // The page is answered here instead of by a server on this machine, from which it would need no permission.
    const context = await browser.newContext();
    await context.grantPermissions(["local-network-access"], { origin });
    const page = await context.newPage();
    await page.route(`${origin}/**`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>StoryFlow</title><body>" }),
    );
    await page.goto(origin);
    return new OriginalClient(page, server);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** One request below /api; the browser refuses to tell the answer where CORS does not allow it. */
  async call<Body>(method: string, path: string, sent?: Sent): Promise<Answer<Body>> {
    const url = `${this.server}/api${path}`;
    const file = sent && "file" in sent ? sent.file : undefined;
    return this.page.evaluate(
      async ({ method, url, json, field, file }) => {
        const init: RequestInit = { method };
        if (json !== undefined) {
          init.body = json;
          init.headers = { "Content-Type": "application/json" };
        }
        if (file && field) {
          const form = new FormData();
          const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
          form.append(field, new File([bytes], file.name, { type: file.mimeType }));
          init.body = form;
        }
        const response = await fetch(url, init);
        const text = await response.text();
        return { status: response.status, body: (text === "" ? undefined : JSON.parse(text)) as Body };
      },
      {
        method,
        url,
        json: sent && "json" in sent ? JSON.stringify(sent.json) : undefined,
        field: sent && "field" in sent ? sent.field : undefined,
        file: file && { name: file.name, mimeType: file.mimeType, base64: file.buffer.toString("base64") },
      },
    );
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.call<Body>("GET", path);
  }

  post<Body>(path: string, sent?: Sent): Promise<Answer<Body>> {
    return this.call<Body>("POST", path, sent);
  }

  patch<Body>(path: string, json: unknown): Promise<Answer<Body>> {
    return this.call<Body>("PATCH", path, { json });
  }

  /** Fetches a file as the client's export does: the server's origin in front of a relative address. */
  file(address: string, range?: string) {
    return this.page.evaluate(
      async ({ url, range }) => {
        const response = await fetch(url, range === undefined ? {} : { headers: { Range: range } });
        const bytes = new Uint8Array(await response.arrayBuffer());
        return {
          status: response.status,
          type: response.headers.get("Content-Type"),
          size: bytes.length,
          first: [...bytes.slice(0, 16)],
        };
      },
      { url: `${this.server}${address}`, range },
    );
  }

  /** Polls as the client does, only faster, until the render has come to an end that the client knows. */
  async pollRender(
    projectId: string,
    onLook: (status: RenderStatus) => void = () => {},
  ): Promise<RenderStatus> {
    for (let look = 0; look < 3000; look += 1) {
      const { body } = await this.get<RenderStatus>(`/projects/${projectId}/status/`);
      onLook(body);
      if (body.status === "COMPLETED" || body.status === "FAILED") return body;
      await this.page.waitForTimeout(100);
    }
    throw new Error("The render came to no end.");
  }

  /** Shows a film in a <video> as the gallery does; resolves when it has played and was moved about. */
  playAndSeek(address: string) {
    return this.page.evaluate(async (url) => {
      const video = document.createElement("video");
      video.muted = true;
      video.preload = "metadata";
      const happens = (name: string) =>
        new Promise<void>((resolve, reject) => {
          video.addEventListener(name, () => resolve(), { once: true });
          video.addEventListener("error", () => reject(new Error(video.error?.message ?? "no reason")), {
            once: true,
          });
        });
      const metadata = happens("loadedmetadata");
      video.src = url;
      document.body.append(video);
      await metadata;
      const moved = happens("timeupdate");
      await video.play();
      await moved;
      video.pause();
      const sought = happens("seeked");
      video.currentTime = video.duration * 0.75;
      await sought;
      const seen = {
        duration: video.duration,
        width: video.videoWidth,
        height: video.videoHeight,
        at: video.currentTime,
      };
      video.remove();
      return seen;
    }, `${this.server}${address}`);
  }

  /** Presses a link as the gallery's download button is one. Returns the name under which the file is saved. */
  async download(address: string): Promise<{ name: string; path: string }> {
    const saved = this.page.waitForEvent("download");
    await this.page.evaluate((url) => {
      const link = document.createElement("a");
      link.href = url;
      link.download = "";
      link.click();
    }, `${this.server}${address}`);
    const download = await saved;
    return { name: download.suggestedFilename(), path: await download.path() };
  }
}
