import { answerOf, type Transport } from "./transport.ts";
import type {
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

export function projectsOf({ api }: Transport) {
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
    import(story: StoryImport, call: CallOptions = {}): Promise<ProjectDetail> {
      return answerOf(api.POST("/api/projects/import/", { body: story, ...call }));
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
