import { answerIn, answerOf, type Transport } from "./transport.ts";
import type {
  BookPreview,
  CallOptions,
  NewProject,
  Project,
  ProjectChange,
  ProjectDetail,
  ProjectDigest,
  ProjectPage,
  ProjectSort,
  Segment,
  SegmentImport,
  StoryImport,
  TextOfSegment,
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

    /** The project in few bytes, with the texts of so many segments from the first one on; 60 without a number. */
    digest(id: string, texts?: number, call: CallOptions = {}): Promise<ProjectDigest> {
      const params = { path: { id }, query: texts === undefined ? {} : { texts } };
      return answerOf(api.GET("/api/projects/{id}/digest/", { params, ...call }));
    },

    /** The texts of so many segments from this place on, which is 0 for the first one; without `count` all of them. */
    async texts(id: string, from: number, count?: number, call: CallOptions = {}): Promise<TextOfSegment[]> {
      const params = { path: { id }, query: count === undefined ? { from } : { from, count } };
      const { texts } = await answerOf(api.GET("/api/projects/{id}/texts/", { params, ...call }));
      return texts;
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

    /** The story that `importBook` would make of a file, and the parts that it would leave out. Stores nothing. */
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

    /** A copy with its texts, voices, pictures and fresh narrations. Without a title it is called "… (copy)". */
    duplicate(id: string, title?: string, call: CallOptions = {}): Promise<Project> {
      const body = title === undefined ? {} : { title };
      return answerOf(api.POST("/api/projects/{id}/duplicate/", { params: { path: { id } }, body, ...call }));
    },

    /** The whole story as one WAV; refused with 409 while a segment lacks its narration. */
    narration(id: string, call: CallOptions = {}): Promise<Blob> {
      const params = { path: { id } };
      return answerOf(api.GET("/api/projects/{id}/narration/", { params, parseAs: "blob", ...call }));
    },
  };
}
