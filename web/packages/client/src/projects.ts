import { answerIn, answerOf, type Transport } from "./transport.ts";
import type {
  BookPreview,
  CallOptions,
  NewProject,
  Project,
  ProjectChange,
  ProjectDetail,
  ProjectPage,
  ProjectSort,
  Segment,
  SegmentImport,
  StoryImport,
} from "./types.ts";

export interface ProjectQuery {
  /** Part of the title, in any case. */
  search?: string;
  sort?: ProjectSort;
  /** From 1; there are 50 projects on a page. */
  page?: number;
}

/** A file as the field `file` of a form. The name tells the server what kind of book it may be. */
function formOf(file: Blob, name: string, fields: Record<string, string> = {}): FormData {
  const body = new FormData();
  for (const [field, text] of Object.entries(fields)) body.append(field, text);
  body.append("file", file, name);
  return body;
}

export type BookImport = CallOptions & {
  /** Without it: the book's own title, else the name of the file. */
  title?: string | undefined;
};

export function projectsOf({ api, send }: Transport) {
  async function sendBook<Answer>(path: string, body: FormData, call: CallOptions): Promise<Answer> {
    return answerIn<Answer>(await send(path, { method: "POST", body, ...call }));
  }
  return {
    list(query: ProjectQuery = {}, call: CallOptions = {}): Promise<ProjectPage> {
      const { search, sort, page } = query;
      const sent = {
        ...(search ? { search } : {}),
        ...(sort ? { sort } : {}),
        ...(page ? { page: String(page) } : {}),
      };
      return answerOf(api.GET("/api/projects/", { params: { query: sent }, ...call }));
    },

    get(id: string, call: CallOptions = {}): Promise<ProjectDetail> {
      return answerOf(api.GET("/api/projects/{id}/", { params: { path: { id } }, ...call }));
    },

    create(project: NewProject, call: CallOptions = {}): Promise<Project> {
      return answerOf(api.POST("/api/projects/", { body: project, ...call }));
    },

    /** A new project with its whole story, or nothing. */
    async import(story: StoryImport, call: CallOptions = {}): Promise<ProjectDetail> {
      // Only a file is answered with a preview.
      return (await answerOf(api.POST("/api/projects/import/", { body: story, ...call }))) as ProjectDetail;
    },

    /** A new project with a whole book: EPUB, DOCX, PDF, HTML, Markdown, text, subtitles; 50 MB at most. */
    importBook(file: Blob, name: string, { title, ...call }: BookImport = {}): Promise<ProjectDetail> {
      const fields: Record<string, string> = title === undefined ? {} : { title };
      return sendBook("/api/projects/import/", formOf(file, name, fields), call);
    },

    /** What `importBook` would make of a file, and what it would leave out. Stores nothing. */
    previewBook(file: Blob, name: string, call: CallOptions = {}): Promise<BookPreview> {
      return sendBook("/api/projects/import/", formOf(file, name, { preview: "true" }), call);
    },

    /** Adds a book's segments behind those that are there; answers with all of them. */
    importBookInto(id: string, file: Blob, name: string, call: CallOptions = {}): Promise<Segment[]> {
      const path = `/api/projects/${encodeURIComponent(id)}/import-segments/`;
      return sendBook(path, formOf(file, name), call);
    },

    /** Adds segments behind those that are there; answers with all of them. */
    importSegments(id: string, segments: SegmentImport, call: CallOptions = {}): Promise<Segment[]> {
      const params = { path: { project_id: id } };
      return answerOf(
        api.POST("/api/projects/{project_id}/import-segments/", { params, body: segments, ...call }),
      );
    },

    update(id: string, change: ProjectChange, call: CallOptions = {}): Promise<Project> {
      return answerOf(api.PATCH("/api/projects/{id}/", { params: { path: { id } }, body: change, ...call }));
    },

    async delete(id: string, call: CallOptions = {}): Promise<void> {
      await answerOf(api.DELETE("/api/projects/{id}/", { params: { path: { id } }, ...call }));
    },

    /** The whole story as one WAV; refused with 409 while a segment lacks its narration. */
    narration(id: string, call: CallOptions = {}): Promise<Blob> {
      const params = { path: { id } };
      return answerOf(api.GET("/api/projects/{id}/narration/", { params, parseAs: "blob", ...call }));
    },
  };
}
