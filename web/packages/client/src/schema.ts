// Generated from docs/openapi.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/api/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the collections are */
        get: operations["getApiRoot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Projects, 50 to a page */
        get: operations["listProjects"];
        put?: never;
        /** A new, empty project */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/import/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new project with its whole story, or nothing
         * @description As JSON, or as a file of any kind: EPUB, DOCX, PDF, HTML, Markdown, plain text in any encoding, subtitles, and
         *     StoryFlow's own forms, up to 50 MB. With a file the answer has `import`: what became of it, and what was left out.
         *     With `preview` nothing is stored and the answer is 200.
         */
        post: operations["importProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** A project with all its segments */
        get: operations["getProject"];
        put?: never;
        post?: never;
        /** Removes the project, its segments and its media */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /** Changes the title, or the voice and the speed of the project */
        patch: operations["updateProject"];
        trace?: never;
    };
    "/api/removed-projects/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The removed projects that can be restored */
        get: operations["listRemovedProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/removed-projects/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a removed project for good, with its media */
        delete: operations["forgetProject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/removed-projects/{id}/restore/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a removed project back, as it was */
        post: operations["restoreProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/digest/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * A project with all its segments, in few bytes
         * @description For clients that show a long story at once and read its texts where the reader looks. A member that a segment
         *     lacks is as in the segment before it, and `sequence_index` grows by one; `{id}` in `audio_file` and `image_file`
         *     stands for the segment's id. A text behind the first `texts` segments is left out if it is longer than 40 bytes:
         *     then `text_length` stands for `text_content`. Addresses have no origin.
         */
        get: operations["getProjectDigest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/texts/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** The texts of segments that follow each other */
        get: operations["listTexts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/changes/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * What can be undone, and made again
         * @description The latest 100 changes of the last day (`--undo-retention`): texts, voices and pauses, locks, pictures,
         *     narrations that replaced earlier ones, splits, merges, added and deleted segments, the order, pronunciations, and title,
         *     author, voice and speed of the story. Several edits of one segment within a minute are one change, and so are
         *     all narrations of one task.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/undo/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undoes the latest change
         * @description Restores texts, settings, pictures and narrations as they were before it. 409, and nothing is changed, if there
         *     is nothing to undo, if `change` is not the latest one, or if a segment was changed or locked since in what would
         *     be restored. Narrations that cannot be restored are left as they are and counted in `left_out`.
         */
        post: operations["undoChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/redo/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the change again that was undone last
         * @description The reverse of an undo. A new change of the story ends what can be made again.
         */
        post: operations["redoChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/duplicate/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A copy of the project
         * @description With its texts, chapters, voices, pronunciations, pictures, locks and source book, and the narrations of texts
         *     that have not changed since. Exports and films are not copied. The copy is there as a whole or not at all.
         */
        post: operations["duplicateProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/narration/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * The whole story as one WAV
         * @description All narrations in order, with their pauses (`pause_before`) between them, named after the project's
         *     title. It is read from its parts while it is sent, with ranges and validators as at `/media/{path}`. When a part
         *     is replaced or removed meanwhile, the connection is cut; ask again with `Range` and `If-Range`.
         */
        get: operations["getProjectNarration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/pronunciations/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** How the project wants words to be said, all of them, by word */
        get: operations["listPronunciations"];
        put?: never;
        /** Says how a word is to be said from the next narration on */
        post: operations["createPronunciation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/exports/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** The finished files that are there */
        get: operations["listExports"];
        put?: never;
        /**
         * Queues a task of the kind `export` that makes a file of the whole story
         * @description The file replaces an earlier one of the same name once it is complete. The task's `progress` tells how much is done,
         *     and its one `completed_segments` entry the seconds of sound.
         */
        post: operations["startExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/exports/{name}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                name: string;
            };
            cookie?: never;
        };
        /** A finished file as a download, with ranges and validators */
        get: operations["getExport"];
        put?: never;
        post?: never;
        /** Removes a finished file */
        delete: operations["deleteExport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/render/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Queues a task of the kind `render` that makes the film of the story
         * @description The film is made from the story as it is when the work begins: texts, pictures, narrations and settings. An
         *     earlier film stays until the new one is whole. One render of a project at a time.
         */
        post: operations["startRender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/status/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * How far the latest render is
         * @description DRAFT before the first render. A render that is being cancelled counts as FAILED at once; so does one that was
         *     cancelled. `output_url` is there when the latest render is complete; the project's `output_path` and the gallery
         *     keep an earlier film after a failure.
         */
        get: operations["getRenderStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/cancel-render/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops the render; may be repeated while it ends */
        post: operations["cancelRender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/frame/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * A frame of the film as it would be rendered now
         * @description In the size of the settings, or half of it where the shorter side has more than 1080 pixels. A segment without
         *     picture shows the one before it.
         */
        get: operations["getFilmFrame"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gallery/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The finished films, those of the projects first that were changed last */
        get: operations["listGallery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gallery/{id}/stream/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** The film of a project, with ranges and validators */
        get: operations["streamFilm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gallery/{id}/download/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** The same as an attachment named after the story */
        get: operations["downloadFilm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/events/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * What happens to the tasks of a project, as it happens
         * @description As the events of a task, but of all tasks of the project, and without an end. The data of `snapshot` is
         *     `{"project_id", "count", "tasks"}`: the newest hundred tasks as in the list of tasks, and how many there are.
         */
        get: operations["getProjectEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/generate-all-audio/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Narrates the segments of a project in the background */
        post: operations["generateAllAudio"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/import-segments/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds segments behind the existing ones */
        post: operations["importSegments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All segments of a project, in order, on one page */
        get: operations["listSegments"];
        put?: never;
        /** Adds a segment behind the last one, or where `after` says */
        post: operations["createSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/reorder/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Numbers all segments of a project anew */
        post: operations["reorderSegments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/": {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One segment */
        get: operations["getSegment"];
        put?: never;
        post?: never;
        /**
         * Removes the segment with its image and narration
         * @description With `If-Match` it is removed only with the text that its user has seen.
         */
        delete: operations["deleteSegment"];
        options?: never;
        head?: never;
        /**
         * Changes text, image prompt, voice, opening, image fit or lock; a locked segment accepts only its unlocking
         * @description With `If-Match` the change is made only on the text that its user has seen; else the answer is 412, with the
         *     segment as it is now. A text that is sent a second time is no conflict.
         */
        patch: operations["updateSegment"];
        trace?: never;
    };
    "/api/segments/{id}/split/": {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cuts a segment in two; those behind it move by one
         * @description The first half keeps id, picture and narration (which is stale then); the second is a new segment directly behind
         *     it. Blanks around the cut go. There must be text on both sides. With `If-Match` the cut is made only in the text
         *     that its user has seen; sent twice, it is made once.
         */
        post: operations["splitSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/merge-next/": {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes over the text of the next segment, which is removed with its files
         * @description The texts are joined with a blank. Picture and picture prompt stay, or are taken over where there is none. With
         *     `If-Match` (of this text), `next` and `next_text_revision` the two are merged only as their user has seen them; the
         *     412 carries the segment that is another one.
         */
        post: operations["mergeNextSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/upload-image/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the segment's image (JPEG, PNG or WebP, 20 MiB at most) */
        post: operations["uploadImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/remove-image/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes the segment's image */
        delete: operations["removeImage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/words/": {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * When each word of the narration is heard
         * @description The words of the script as it was when it was narrated, in order. There are none without a narration, and none
         *     of a narration that an older StoryFlow made.
         */
        get: operations["getWords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/reading/": {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * What becomes of each piece of the text
         * @description The pieces of the text as it is now that are spoken, in order, as the chosen engine would read them: with the
         *     words that are said for them, their phonemes, where these come from, and by which rules. What is not said,
         *     such as `**`, and the line end behind a heading are pieces too. Nothing is narrated.
         */
        get: operations["getReading"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/peaks/": {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** The outline of the narration, for drawing it */
        get: operations["getPeaks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/generate-audio/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Narrates one segment in the background, ahead of running batches
         * @description The body is not looked at. A segment that is already queued or running answers with that task.
         */
        post: operations["generateAudio"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/remove-audio/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes the segment's narration */
        delete: operations["removeAudio"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pronunciations/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One pronunciation */
        get: operations["getPronunciation"];
        put?: never;
        post?: never;
        /** The word is said as usual again */
        delete: operations["deletePronunciation"];
        options?: never;
        head?: never;
        /** Changes the word or how it is said */
        patch: operations["updatePronunciation"];
        trace?: never;
    };
    "/api/tasks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks, newest first, 50 to a page; answered from memory */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{task_id}/status/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /**
         * How far a task is; answered from memory
         * @description With the tag of the status that the client has in `If-None-Match` the answer is 304 as long as it is the same.
         *     With `wait` as well, a task that has not ended is answered when its status changes, or with 304 after so many
         *     seconds. `queue_position` and `eta_seconds` drift without changing the tag.
         */
        get: operations["getTaskStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/render_{id}/status/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** The latest render of a project as a task, at the address that earlier clients know */
        get: operations["getRenderTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{task_id}/items/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** The items of a task in the order in which they were asked for */
        get: operations["listTaskItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{task_id}/events/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /**
         * What happens to a task, as it happens, until it ends
         * @description Server-sent events, each with an id. `snapshot`: the whole status, as at `…/status/`; first, and again when events
         *     were lost. `status`: the task as in the list of tasks. `segment`: `{"task_id", "segment_id", "audio_url",
         *     "duration"}`. `failure`: `{"task_id", "segment_id", "error"}`. The stream ends behind the `status` or `snapshot`
         *     with an end state; a client that sees one closes, or it will come back for it.
         */
        get: operations["getTaskEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{task_id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops a waiting task at once and a running one after its current chunk
         * @description Idempotent; a task that has ended stays as it is.
         */
        post: operations["cancelTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{name}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At most 100 lower-case letters, digits, hyphens and dots; ends in `.wav`. */
                name: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * A worker elsewhere hands in the sound of a segment (`storyflow worker --upload`)
         * @description Kept where nothing is served from, until the worker has published it. Needs an API key.
         */
        put: operations["putDelivery"];
        post?: never;
        /** It was not published */
        delete: operations["deleteDelivery"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/settle/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a published file in its place */
        post: operations["settleDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings, made with their defaults on first use */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes some settings, all or none of those that are sent */
        patch: operations["updateSettings"];
        trace?: never;
    };
    "/api/settings/logos/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The logos that films can show, the newest first */
        get: operations["listLogos"];
        put?: never;
        /** Adds a logo (JPEG, PNG or WebP, 5 MiB and 16 megapixels at most) */
        post: operations["uploadLogo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/logos/{logo_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                logo_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a logo and its file
         * @description If it is the active one, `active_logo` becomes null and `logo_enabled` false.
         */
        delete: operations["deleteLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/font/upload/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets the font of subtitles (TrueType or OpenType, 10 MiB at most)
         * @description `custom_font_file`, `subtitle_font` and `subtitle_font_family` name it from then on, and the font that was
         *     uploaded before is removed. Web fonts (WOFF) cannot be drawn and are refused.
         */
        post: operations["uploadFont"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/music/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets the music of films (50 MiB at most), and switches it on
         * @description AAC, FLAC, M4A, MP3, Ogg, Opus or WAV. `music_file` is its address from then on, and the music that was uploaded before
         *     is removed. 503 if the server has no program ffmpeg, which reads it.
         */
        post: operations["uploadMusic"];
        /**
         * Removes the music and its file
         * @description `music_file` becomes null and `music_enabled` false.
         */
        delete: operations["deleteMusic"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/voices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The 28 published voices sorted by id, and behind them those of this installation */
        get: operations["listVoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/tts-test/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Speaks a short text (2,000 characters at most) while the client waits */
        post: operations["testVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers an agent by the Model Context Protocol (streamable HTTP)
         * @description One message of JSON-RPC 2.0, or an array of up to 32. There are no sessions: every request is answered by itself,
         *     with JSON. The tools and their arguments are those that `tools/list` tells; docs/mcp.md describes them. The
         *     answer to a call of `speak` is sent while it is spoken.
         */
        post: operations["answerAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audio/speech": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Speaks a text, and sends the sound while it is spoken; as OpenAI's API
         * @description The answer begins when the first sentence is spoken, and is sent in the chunked coding, so that a client can tell
         *     a whole one from one that was cut. Fields that change nothing (`instructions`, for one) are named in
         *     `X-Ignored-Fields`.
         */
        post: operations["createSpeech"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audio/speech/timestamps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Speaks a text, and tells when each of its words is heard
         * @description The same request; `stream_format` is ignored. The answer, too, is sent while it is spoken.
         */
        post: operations["createTimedSpeech"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audio/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The voices that the chosen engine has */
        get: operations["listSpeechVoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audio/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The models that can speak now, as Open WebUI asks for them */
        get: operations["listAudioModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The models that can speak now */
        get: operations["listSpeechModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{model}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
            };
            cookie?: never;
        };
        /** One model */
        get: operations["getSpeechModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs here, with which engines, and what is missing; what `storyflow doctor` says */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system/models/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files of the natural voices, and whether the server is fetching them */
        get: operations["getModels"];
        put?: never;
        /**
         * Fetches the missing files in the background
         * @description From their authors' releases, or from where `--models-from` says. One fetch at a time: while one runs, nothing
         *     new begins. A fetch that was stopped or interrupted goes on where it ended.
         */
        post: operations["fetchModels"];
        /** Stops the fetch, and keeps what was received */
        delete: operations["stopFetchingModels"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The studio, a web page; compressed for those who accept gzip; needs no API key */
        get: operations["getStudio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** The same page, which shows a project */
        get: operations["getStudioProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/film/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** The same page, which shows a project's film */
        get: operations["getStudioFilm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/films/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same page, which shows all films */
        get: operations["getStudioFilms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same page, which shows the settings */
        get: operations["getStudioSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names change with their content, so answers may be kept for ever. */
                path: string;
            };
            cookie?: never;
        };
        /** A script, style sheet, font or picture of the studio */
        get: operations["getStudioAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/favicon.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The icon of the studio */
        get: operations["getStudioIcon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description May contain slashes. */
                path: string;
            };
            cookie?: never;
        };
        /** An image, a narration, a film, a logo or a font, with ranges and validators; the query is ignored */
        get: operations["getMediaFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process serves requests; needs no API key */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process serves requests; needs no API key. The same as `/healthz` */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server can take work, and what it lacks; needs no API key
         * @description Answered from memory: the server examines itself each second, and an examination that gets no answer for some seconds is a
         *     failed one. 503 while one of the checks fails. What is there can still be read, and on a full disk deleted and cancelled.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the server did and how full it is, in Prometheus' text format
         * @description The names are in docs/operations.md. No measure holds an id, a text or an address of a client.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenapiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SpeechRequest: {
            /**
             * @description An engine (`kokoro`, `hibari`, `espeak`); or `tts-1`, `tts-1-hd`, `gpt-4o-mini-tts` or `auto` for that of
             *     the settings, as without it.
             */
            model?: string;
            /** @description The text, never blank; up to 200,000 characters. */
            input: string;
            /** @description A voice, a mix, or the name of one of OpenAI's; the setting `default_voice_id` without it. */
            voice?: string | {
                id: string;
            };
            /**
             * @default mp3
             * @enum {string}
             */
            response_format?: "mp3" | "opus" | "aac" | "flac" | "wav" | "pcm";
            /** @default 1 */
            speed?: number;
            /**
             * @default audio
             * @enum {string}
             */
            stream_format?: "audio" | "sse";
            /** @description Ignored. */
            instructions?: string;
        };
        SpeechModel: {
            id: string;
            /** @constant */
            object: "model";
            /** @description Unix seconds. */
            created: number;
            owned_by: string;
        };
        ModelFiles: {
            /**
             * @description Of the last fetch.
             * @enum {unknown}
             */
            phase: "idle" | "running" | "done" | "failed";
            /** @description Bytes that are not there, as published; 0 while a fetch runs. */
            missing: number;
            /** @description Bytes of the fetch so far, with what earlier ones left. */
            received: number;
            /** @description Bytes of the fetch. */
            total: number;
            /** @description Why the last fetch failed. */
            fault: string | null;
        };
        Refusal: {
            error: string;
            details?: string;
            /**
             * @description What kind of refusal it is, where a client should find words of its own: the chosen engine cannot speak now.
             * @enum {unknown}
             */
            code?: "engine_unavailable";
        };
        GeneralError: {
            detail: string;
        };
        /**
         * @description Each wrong field with what is wrong with it; `non_field_errors` for the body as a whole. A list has the places
         *     of its wrong items instead.
         */
        WrongFields: {
            [key: string]: string[] | {
                [key: string]: string[];
            };
        };
        /** @enum {unknown} */
        TaskState: "PENDING" | "PROCESSING" | "COMPLETED" | "FAILED" | "CANCELLED";
        ProjectHead: {
            /** Format: uuid */
            id: string;
            title: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /**
             * @description Of the video.
             * @enum {unknown}
             */
            status: "DRAFT" | "PROCESSING" | "COMPLETED" | "FAILED";
            resolution_width: number;
            resolution_height: number;
            framerate: number;
            /** @description Named in exports; empty: none is named. */
            author: string;
            /** @description A voice or a mix of voices; null: as in the settings. */
            voice_id: string | null;
            /** @description Null: as in the settings. */
            tts_speed: number | null;
            /** @description Segments that have a narration, fresh or stale. */
            narrated_count: number;
            /** @description How long these last together. */
            narrated_seconds: number;
        };
        Project: components["schemas"]["ProjectHead"] & {
            segment_count: number;
            /** @description An address below /media/: the first picture of the story. */
            cover: string | null;
            /** @description In lists only: the narrations that name a reason in `stale`, locked ones too. Files that are missing on the disk are not looked for. */
            stale_count?: number;
        };
        ProjectDetail: components["schemas"]["ProjectHead"] & {
            output_path: string | null;
            /** @description The EPUB that the story was imported from, below `/media/`; null without one. It is deleted with the project, and an EPUB export is this book with the narration. */
            source_file: string | null;
            segments: components["schemas"]["Segment"][];
            /**
             * @description How long it would take to narrate every segment that has no fresh narration and is not locked, from the
             *     measured speed; null while that is unknown.
             */
            estimated_seconds: number | null;
            /** @description After the import of a file: what became of it. */
            import?: components["schemas"]["BookReport"];
        };
        ProjectDigest: components["schemas"]["ProjectHead"] & {
            output_path: string | null;
            source_file: string | null;
            estimated_seconds: number | null;
            segments: components["schemas"]["SegmentDigest"][];
        };
        /** @description What differs from the segment before. */
        SegmentDigest: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            project?: string;
            /** @description Missing: one more than that of the segment before. */
            sequence_index?: number;
            text_content?: string;
            /** @description Code points, in place of a text that was left out. */
            text_length?: number;
            image_prompt?: string;
            /** @description An address below /media/; `{id}` is the id of the segment. */
            image_file?: string | null;
            /** @description An address below /media/; `{id}` is the id of the segment. */
            audio_file?: string | null;
            /** @description Seconds. */
            audio_duration?: number | null;
            is_locked?: boolean;
            narration?: components["schemas"]["Narration"] | null;
            text_revision?: number;
            voice_id?: string | null;
            tts_speed?: number | null;
            chapter?: components["schemas"]["Chapter"];
            scene_break?: boolean;
            pause_before?: components["schemas"]["OwnPause"];
            image_fit?: components["schemas"]["ImageFit"];
        };
        /** @enum {unknown} */
        FilmState: "DRAFT" | "PROCESSING" | "COMPLETED" | "FAILED";
        /** @description Grows only. */
        RenderProgress: {
            /** @description The number of the one that is encoded. */
            current_segment: number;
            total_segments: number;
            /** @description Of the frames; 100 when the film is whole. */
            percentage: number;
            current_phase: string;
            /** @description At the speed so far. */
            seconds_left: number | null;
        };
        /** @description What the film's file has, whatever the settings say by now. */
        FilmOfProject: {
            /**
             * Format: uuid
             * @description Of the project.
             */
            id: string;
            title: string;
            /**
             * Format: date-time
             * @description Of the project.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Of the project.
             */
            updated_at: string;
            resolution_width: number;
            resolution_height: number;
            framerate: number;
            segment_count: number;
            /** @description Bytes. */
            file_size: number;
            stream_url: string;
            download_url: string;
            /** @description Seconds. */
            duration: number;
            /** Format: date-time */
            made_at: string;
        };
        NewExport: {
            /** @enum {unknown} */
            format: "wav" | "flac" | "mp3" | "opus" | "m4b" | "epub" | "srt" | "vtt" | "ass" | "words" | "edl" | "otio";
            /**
             * @description Formats of sound: a zip with a file for each chapter.
             * @default false
             */
            by_chapter?: boolean;
            /**
             * @description `podcast`: -16 LUFS; `acx`: what ACX takes (mp3, by chapter), checked and reported.
             * @default none
             * @enum {unknown}
             */
            loudness?: "none" | "podcast" | "acx";
            /**
             * @description Captions: mark each word.
             * @default false
             */
            by_word?: boolean;
            /**
             * @description Leave out segments without narration.
             * @default false
             */
            skip_missing?: boolean;
        };
        Export: {
            name: string;
            /** @description Bytes. */
            size: number;
            /** Format: date-time */
            made_at: string;
            url: string;
        };
        BookReport: {
            /** @description Such as `EPUB 3` or `plain text (windows-1252)`. */
            format: string;
            title: string;
            author: string;
            language: string;
            segments: number;
            characters: number;
            pictures: number;
            chapters: {
                title: string;
                level: number;
                /** @description Number of the segment that it begins with. */
                segment: number;
            }[];
            /** @description The first 200 texts of the file that are in no segment, each cut to 300 characters. */
            left_out: {
                reason: string;
                text: string;
                characters: number;
                place: string;
            }[];
            left_out_count: number;
        };
        BookPreview: components["schemas"]["BookReport"] & {
            /** @description The first 60 segments that would be made. */
            passages: {
                text_content: string;
                image_prompt: string;
                voice_id: string | null;
                tts_speed: number | null;
                chapter: components["schemas"]["Chapter"];
                scene_break: boolean;
                has_picture: boolean;
            }[];
        };
        ProjectChange: {
            title?: string;
            /** @description The id of a voice, a mix such as `af_bella(2)+am_adam(1)`, or null: as in the settings. */
            voice_id?: string | null;
            /** @description Null: as in the settings. */
            tts_speed?: number | null;
            author?: string;
        };
        ProjectPage: {
            count: number;
            /** Format: uri */
            next: string | null;
            /** Format: uri */
            previous: string | null;
            results: components["schemas"]["Project"][];
        };
        NewProject: {
            title: string;
            /** @default 1920 */
            resolution_width?: number;
            /** @default 1080 */
            resolution_height?: number;
            /** @default 30 */
            framerate?: number;
            /** @default  */
            author?: string;
        };
        /**
         * @example {
         *       "format": "text",
         *       "title": "The lighthouse",
         *       "raw_text": "Text: The lamp went out.\nPrompt: a dark tower\n---\nText: Nobody noticed."
         *     }
         */
        StoryImport: {
            /** @enum {unknown} */
            format: "json" | "text";
            title: string;
            segments?: components["schemas"]["ImportedSegments"];
            /** @description Blocks of `Text:`, `Prompt:` and `Voice:` lines between lines of dashes. */
            raw_text?: string;
        };
        SegmentImport: {
            /**
             * @default json
             * @enum {unknown}
             */
            format?: "json" | "text";
            segments?: components["schemas"]["ImportedSegments"];
            raw_text?: string;
        };
        ImportedSegments: {
            text_content: string;
            image_prompt?: string | null;
            voice_id?: components["schemas"]["OwnVoice"];
            tts_speed?: components["schemas"]["OwnSpeed"];
        }[];
        Segment: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            project: string;
            sequence_index: number;
            text_content: string;
            image_prompt: string;
            /** @description An address below /media/. */
            image_file: string | null;
            /** @description An address below /media/. */
            audio_file: string | null;
            /** @description Seconds. */
            audio_duration: number | null;
            is_locked: boolean;
            narration: components["schemas"]["Narration"] | null;
            /** @description Grows with every change of the text. */
            text_revision: number;
            /** @description Its own voice or mix; null: that of the project. */
            voice_id: string | null;
            /** @description Null: that of the project. */
            tts_speed: number | null;
            chapter: components["schemas"]["Chapter"];
            /** @description A scene ends before it. */
            scene_break: boolean;
            pause_before: components["schemas"]["OwnPause"];
            image_fit: components["schemas"]["ImageFit"];
        };
        /** @description The chapter that begins here; null: none. */
        Chapter: {
            title: string;
            /** @default 1 */
            level?: number;
        } | null;
        /**
         * @description How the picture is brought into a film of another shape. `fill`, as long as nothing else is chosen: it fills
         *     the frame, which shows a part of it. `fit`: it is shown whole, over its own blurred and darkened copy. It stays
         *     with the segment when the picture is replaced or removed.
         * @enum {string}
         */
        ImageFit: "fill" | "fit";
        /**
         * @description Seconds from the last voice before the segment to its first; null: the setting `chapter_silence` where a
         *     chapter begins, `scene_silence` where a scene does, else `inter_segment_silence`.
         */
        OwnPause: number | null;
        SegmentReading: {
            /** Format: uuid */
            segment_id: string;
            text_revision: number;
            /** @description That would narrate it. */
            engine: string;
            /** @description That would be heard. */
            voice: string;
            pieces: {
                /** @description As it is written. */
                text: string;
                /** @description In code points. */
                char_start: number;
                char_end: number;
                /** @description The words that are said for it; empty: none. */
                spoken: string;
                /** @description In Kokoro's symbols; null: the engine has none. */
                phonemes: string | null;
                /**
                 * @description Where the sounds of its first word come from: the project's pronunciations, markup in the text, a
                 *     rule, the lexicon, or eSpeak for what the lexicon lacks.
                 * @enum {unknown}
                 */
                from: "pronunciation" | "markup" | "rule" | "lexicon" | "espeak";
                /** @description What changed it, in order; none if it is said as it is written. */
                rules: ("invisible character" | "combined accent" | "phonemes in the text" | "number style" | "stress" | "pause" | "markup removed" | "dictionary" | "character reference" | "styled letter" | "typographic mark" | "footnote mark" | "decimal comma" | "stutter" | "stretched word" | "address" | "telephone number" | "scripture" | "date" | "clock time" | "ratio" | "version" | "currency" | "abbreviation" | "saint or street" | "roman numeral" | "direction" | "initials" | "contraction" | "unit" | "fiscal period" | "grade" | "code" | "initialism" | "shouted word" | "scientific notation" | "multiplication" | "decade" | "year" | "fraction" | "ordinal" | "dimensions" | "house number" | "number" | "minus" | "range" | "optional plural" | "power" | "dash" | "line break" | "inner mark" | "slash" | "sign" | "heading stop" | "not spoken" | "sound")[];
            }[];
        };
        /** @description A voice or a mix of voices of its own; null: that of the project. */
        OwnVoice: string | null;
        /** @description A speed of its own; null: that of the project. */
        OwnSpeed: number | null;
        /**
         * @example {
         *       "engine": "hibari",
         *       "is_draft": true,
         *       "voice": "af_bella",
         *       "spoken_voice": "af_heart",
         *       "speed": 1,
         *       "revision": 3,
         *       "stale": [
         *         "text"
         *       ]
         *     }
         */
        Narration: {
            /** @description With what it was made: `kokoro`, `hibari`, `espeak`. */
            engine: string;
            /** @description Made by another engine than Kokoro; see `include_drafts`. */
            is_draft: boolean;
            /** @description That was asked for. */
            voice: string;
            /** @description That is heard: the nearest one, if the engine lacked the voice asked for. */
            spoken_voice: string;
            speed: number;
            /** @description Grows with every new narration of the segment. */
            revision: number;
            /**
             * @description Why it should be made anew: the text has changed since, or the project itself asks for another voice or
             *     speed. What comes from the settings is no reason, it is a default for the next narration. Empty when it is
             *     fresh. `file`: its sound is gone from the disk, so it has to be made anew.
             */
            stale: ("text" | "voice" | "speed" | "file")[];
        };
        ChangedElsewhere: {
            error: string;
            segment: components["schemas"]["Segment"];
        };
        NewSegment: {
            /** Format: uuid */
            project: string;
            /** @default  */
            text_content?: string;
            /** @default  */
            image_prompt?: string;
            voice_id?: components["schemas"]["OwnVoice"];
            tts_speed?: components["schemas"]["OwnSpeed"];
            chapter?: components["schemas"]["Chapter"];
            /** @default false */
            scene_break?: boolean;
            pause_before?: components["schemas"]["OwnPause"];
            /** @default fill */
            image_fit?: components["schemas"]["ImageFit"];
            /**
             * Format: uuid
             * @description The segment directly behind which it goes, null: in front of all. At the end without it.
             */
            after?: string | null;
        };
        SegmentPage: {
            count: number;
            next: null;
            previous: null;
            results: components["schemas"]["Segment"][];
        };
        PronunciationChange: {
            /** @description A word or phrase on one line, with a letter or a digit and without brackets. */
            word?: string;
            /** @description Phonemes of Kokoro between slashes, or a respelling with a letter and without brackets. */
            spoken_as?: string;
        };
        NewPronunciation: components["schemas"]["PronunciationChange"] & Record<string, unknown>;
        StoryChange: {
            /** @description Grows with time; of this story. */
            id: number;
            /** @enum {string} */
            kind: "text" | "voice" | "opening" | "lock" | "unlock" | "picture" | "picture_removal" | "picture_fit" | "narration" | "narration_removal" | "split" | "merge" | "insertion" | "removal" | "order" | "story" | "pronunciation" | "pronunciation_removal";
            /** @description The first segment that it changed; null for `order`, `story` and pronunciations. */
            segment_id: string | null;
            /** @description The place of this segment at the time of the change, from 1. */
            place: number | null;
            /** @description How many segments it changed. */
            segments: number;
            /** @description The word whose pronunciation it changed; null for all other kinds. */
            word: string | null;
            /** Format: date-time */
            changed_at: string;
        };
        RemovedProject: {
            /** Format: uuid */
            id: string;
            title: string;
            /** Format: date-time */
            removed_at: string;
        };
        ExpectedChange: {
            /** @description The change that is meant. If it is not the next one, nothing is done (409). */
            change?: number;
        };
        ChangeOutcome: {
            change: components["schemas"]["StoryChange"];
            /** @description Segments that were restored. */
            restored: number;
            /** @description Narrations that were left as they are: replaced or locked since, or no longer kept. */
            left_out: number;
        };
        /**
         * @example {
         *       "id": "6f1c4d2a-9f0e-4b7c-8a51-0d3b1c2e4f60",
         *       "project": "0b9d7a54-2a3f-4e0c-9d55-7f1e6c8a9b10",
         *       "word": "Hermione",
         *       "spoken_as": "/hɜːmˈaɪəni/"
         *     }
         */
        Pronunciation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            project: string;
            word: string;
            spoken_as: string;
        };
        ListedPronunciation: components["schemas"]["Pronunciation"] & {
            /** @description How many segments of the project say it. */
            segments: number;
            /** @description How many of these were narrated before it was last changed. */
            segments_outdated: number;
        };
        NarrationWords: {
            /** Format: uuid */
            segment_id: string;
            /** @description An address below /media/. */
            audio_file: string | null;
            /** @description Seconds. */
            audio_duration: number | null;
            words: {
                /** @description As it was written. */
                text: string;
                /** @description Seconds from the beginning */
                start: number;
                end: number;
                /** @description Code points from the beginning of the script. */
                char_start: number;
                /** @description Behind the word. */
                char_end: number;
                /** @description As it was said. */
                spoken: string;
            }[];
        };
        NarrationPeaks: {
            /** Format: uuid */
            segment_id: string;
            /** @description An address below /media/. */
            audio_file: string | null;
            /** @description Seconds. */
            audio_duration: number | null;
            /** @description As many as were asked for, with three decimals; empty without a narration. */
            peaks: number[];
        };
        BatchStarted: {
            task_id: string;
            /** Format: uuid */
            project_id: string;
            status: components["schemas"]["TaskState"];
            total_segments: number;
            /** @description Newly queued ones and those that already were. */
            segments_to_process: number;
            skipped_locked: number;
            skipped_existing: number;
            skipped_empty: number;
            /** @description Of those to process */
            already_queued: number;
            message: string;
        };
        NothingToNarrate: {
            message: string;
            total_segments: number;
            /** @constant */
            segments_to_process: 0;
            skipped_locked: number;
            skipped_existing: number;
            skipped_empty: number;
            task_id: string;
            /** Format: uuid */
            project_id: string;
            /** @constant */
            status: "COMPLETED";
        };
        TaskStatus: {
            task_id: string;
            status: components["schemas"]["TaskState"];
            progress: components["schemas"]["TaskProgress"];
            completed_segments: {
                /** @description Its id; of an export or a render, what is made. */
                segment_id: string;
                audio_url: string;
                /** @description Seconds. */
                duration: number;
            }[];
            errors: {
                /** @description Its id; of an export or a render, what is made. */
                segment_id: string;
                error: string;
            }[];
            cancel_requested: boolean;
            version: components["schemas"]["TaskVersion"];
            queue_position: components["schemas"]["QueuePosition"];
            eta_seconds: components["schemas"]["EtaSeconds"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            completed_at: string | null;
            engine: components["schemas"]["TaskEngine"];
            kind: components["schemas"]["TaskKind"];
        };
        /** @description What the task does: `narration`, `export` or `render`. */
        TaskKind: string;
        /** @description That narrates: `kokoro`, `hibari`, `espeak`. */
        TaskEngine: string;
        TaskProgress: {
            /** @description Items that have ended. */
            current: number;
            total: number;
            percentage: number;
            /** Format: uuid */
            current_segment_id?: string;
        };
        /** @description Grows with every change of the task. */
        TaskVersion: number;
        /** @description How many items are ahead of its first one; null once work on it has begun. An estimate. */
        QueuePosition: number | null;
        /** @description Until its end, from the measured speed; null while that is unknown and when it has ended. An estimate. */
        EtaSeconds: number | null;
        TaskHead: {
            task_id: string;
            /** Format: uuid */
            project_id: string;
            status: components["schemas"]["TaskState"];
            progress: components["schemas"]["TaskProgress"];
            /** @enum {unknown} */
            priority: "interactive" | "batch";
            cancel_requested: boolean;
            version: components["schemas"]["TaskVersion"];
            queue_position: components["schemas"]["QueuePosition"];
            eta_seconds: components["schemas"]["EtaSeconds"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            completed_at: string | null;
            engine: components["schemas"]["TaskEngine"];
            kind: components["schemas"]["TaskKind"];
        };
        TaskPage: {
            count: number;
            /** Format: uri */
            next: string | null;
            /** Format: uri */
            previous: string | null;
            results: components["schemas"]["TaskHead"][];
        };
        TaskItem: {
            /** @description Its id; of an export or a render, what is made. */
            segment_id: string;
            /** @enum {unknown} */
            state: "QUEUED" | "DELAYED" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";
            /** @description How often work on it began. */
            attempts: number;
            /** @description Who works on it. */
            lease_owner: string | null;
            /**
             * Format: date-time
             * @description When others may take it over.
             */
            lease_until: string | null;
            /**
             * Format: date-time
             * @description When a delayed one is tried again.
             */
            not_before: string | null;
            /** @description Why it failed, or why it is tried again. */
            error: string | null;
        };
        TaskItemPage: {
            /** @description Of all items of the task. */
            count: number;
            /** Format: uri */
            next: string | null;
            /** Format: uri */
            previous: string | null;
            results: components["schemas"]["TaskItem"][];
        };
        System: {
            version: string;
            /** @enum {unknown} */
            database: "sqlite" | "postgresql";
            /** @description Segments that this server narrates side by side. */
            workers: number;
            engines: components["schemas"]["Engine"][];
            findings: components["schemas"]["Finding"][];
        };
        Engine: {
            /** @description As in the setting `tts_engine`. */
            name: string;
            available: boolean;
            /** @description What it lacks and what to do about it, null when it is available. */
            reason: string | null;
            /** @description By the settings. */
            chosen: boolean;
        };
        /**
         * @example {
         *       "status": "not_ready",
         *       "checks": [
         *         {
         *           "name": "data_folder",
         *           "ok": false,
         *           "message": "The data folder is full: 3 MiB free, at least 16 MiB are needed."
         *         },
         *         {
         *           "name": "media_folder",
         *           "ok": true,
         *           "message": "The media folder has 9.0 GiB free."
         *         },
         *         {
         *           "name": "database",
         *           "ok": true,
         *           "message": "The database takes changes."
         *         },
         *         {
         *           "name": "engine",
         *           "ok": true,
         *           "message": "The engine kokoro can speak."
         *         }
         *       ]
         *     }
         */
        Readiness: {
            /** @enum {unknown} */
            status: "ready" | "not_ready";
            checks: {
                /**
                 * @description The folders can be written and have 16 MiB free; the database takes changes; the engine of the settings can speak.
                 * @enum {unknown}
                 */
                name: "data_folder" | "media_folder" | "database" | "engine";
                ok: boolean;
                /** @description A sentence for people. */
                message: string;
            }[];
        };
        /**
         * @example {
         *       "verdict": "good",
         *       "needed": true,
         *       "subject": "data folder",
         *       "explanation": "/var/lib/storyflow (9.0 GiB free)"
         *     }
         */
        Finding: {
            /** @enum {unknown} */
            verdict: "good" | "missing" | "broken";
            /** @description By the chosen engine, or by everything. */
            needed: boolean;
            subject: string;
            explanation: string;
        };
        /**
         * @example {
         *       "id": "bf_emma",
         *       "name": "Emma",
         *       "gender": "Female",
         *       "accent": "British",
         *       "language": "en-GB",
         *       "engines": [
         *         "kokoro"
         *       ]
         *     }
         */
        Voice: {
            id: string;
            name: string;
            /**
             * @description Null: the id of an own voice does not tell.
             * @enum {unknown}
             */
            gender: "Female" | "Male" | null;
            /** @constant */
            accent?: "British";
            /** @description For which the voice was made; null: the id does not tell. */
            language: string | null;
            /**
             * @description The English that a voice of another language speaks here.
             * @enum {unknown}
             */
            spoken_as?: "en-US" | "en-GB";
            /**
             * @description The engines that have the voice now. Another engine speaks with the nearest voice that it has; eSpeak
             *     imitates accent and gender of every voice.
             */
            engines: string[];
        };
        Logo: {
            /** Format: uuid */
            id: string;
            /** @description Of the file that was sent, without extension. */
            name: string;
            /** @description An address below /media/logos/. */
            file: string;
            /** Format: date-time */
            uploaded_at: string;
        };
        SettingsChange: {
            /** @description A voice or a mix of voices: `af_bella`, `af_bella(2)+am_adam(1)`.. */
            default_voice_id?: string;
            /** @description Brought into 0.5 to 2.0 when it is used. */
            tts_speed?: number;
            subtitle_font_family?: string;
            subtitle_font_size?: number;
            /** @description Follows `subtitle_color`, and the other way round, unless both are sent. */
            subtitle_font_color?: string;
            /** @enum {unknown} */
            subtitle_position?: "bottom" | "center" | "top";
            /**
             * @description The uploaded font is used while the last part of this path is the name of its file; any other text means
             *     Roboto Bold. No file is read by this path.
             */
            subtitle_font?: string;
            /** @description Of the subtitles in films. */
            subtitle_color?: string;
            /** @description Width and height together must be one of the presets. */
            render_width?: number;
            render_height?: number;
            /** @enum {unknown} */
            render_fps?: 24 | 30 | 60;
            /** @description Follows `zoom_intensity`, and the other way round, unless both are sent. */
            ken_burns_zoom?: number;
            transition_duration?: number;
            /** @description How close the camera comes; held to 1 to 2 when it is used. */
            zoom_intensity?: number;
            /** @description Seconds between two segments. */
            inter_segment_silence?: number;
            /** @description Seconds before a scene. */
            scene_silence?: number;
            /** @description Seconds before a chapter. */
            chapter_silence?: number;
            subtitles_enabled?: boolean;
            logo_enabled?: boolean;
            /**
             * Format: uuid
             * @description The id of a logo; null: none.
             */
            active_logo?: string | null;
            logo_scale?: number;
            /** @enum {unknown} */
            logo_position?: "top-left" | "top-right" | "bottom-left" | "bottom-right";
            logo_opacity?: number;
            logo_margin?: number;
            /** @enum {unknown} */
            tts_engine?: "auto" | "kokoro" | "hibari" | "espeak";
            /** @description Films show the word that is heard in `subtitle_word_color`. */
            subtitle_words?: boolean;
            subtitle_word_color?: string;
            /** @description Films begin with a card that shows the title and the author. */
            title_card?: boolean;
            /** @description The text of a card at the end of films; empty, there is none. */
            end_card?: string;
            /** @description How long a card is shown. */
            card_seconds?: number;
            /** @description Films have the music `music_file`, if there is one. */
            music_enabled?: boolean;
            /** @description Decibels by which the music is played quieter than it is in its file. */
            music_level?: number;
        };
        Settings: components["schemas"]["SettingsChange"] & {
            custom_font_file: string | null;
            /** @description An address below /media/music/. */
            music_file: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
    };
    responses: {
        /** @description As it is now. */
        ModelFiles: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ModelFiles"];
            };
        };
        /** @description A stream that lasts; a comment every 15 seconds when nothing happens. */
        Events: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example retry: 3000
                 *
                 *     id: 0b1c2d3e-41
                 *     event: segment
                 *     data: {"task_id":"…","segment_id":"…","audio_url":"/media/….wav","duration":3.25}
                 */
                "text/event-stream": string;
            };
        };
        /** @description A general error. */
        Detail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "Not found."
                 *     }
                 */
                "application/json": {
                    detail: string;
                };
            };
        };
        /** @description A refusal in words. */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Refused; `detail` if the address itself leads nowhere. */
        RefusalOrDetail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"] | components["schemas"]["GeneralError"];
            };
        };
        /** @description The text was changed since it was seen; nothing was written. */
        ChangedElsewhere: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ChangedElsewhere"];
            };
        };
        /** @description A refusal in words; wrong fields, or a body that cannot be read, as in FieldErrors. */
        RefusalOrFieldErrors: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"] | components["schemas"]["GeneralError"] | components["schemas"]["WrongFields"];
            };
        };
        /** @description A refusal in the shape of OpenAI's API; 429 and 503 with a Retry-After header. */
        SpeechError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        message: string;
                        type: string;
                        /** @description The field of the request. */
                        param: string | null;
                        code: string | null;
                    };
                };
            };
        };
        /** @description A refusal in words, with a Retry-After header. */
        TryLater: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"] | {
                    detail: string;
                };
            };
        };
        /** @description All wrong fields together, or `{"detail"}` for a body that cannot be read. */
        FieldErrors: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": [
                 *         "This field is required."
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GeneralError"] | components["schemas"]["WrongFields"];
            };
        };
        /** @description The project is being rendered already, or is not. */
        RenderRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: string;
                    /** Format: uuid */
                    project_id: string;
                    status: components["schemas"]["FilmState"];
                };
            };
        };
        /** @description The file. */
        FilmFile: {
            headers: {
                /** @description The title as file name, plain and in UTF-8. */
                "Content-Disposition"?: string;
                [name: string]: unknown;
            };
            content: {
                "video/mp4": unknown;
            };
        };
        /** @description Segments lack a narration or its file, there is none at all, or a WAV would be longer than 4 GiB. */
        NarrationIncomplete: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: string;
                    missing_audio: string[];
                };
            };
        };
        /** @description Every value is an array of strings. */
        ImportErrors: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": [
                 *         "Missing text_content"
                 *       ],
                 *       "details": [
                 *         "Segment at index 0 is missing text_content"
                 *       ]
                 *     }
                 */
                "application/json": {
                    [key: string]: string[];
                };
            };
        };
        /** @description The page. Its scripts reach nothing but this server. */
        StudioPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": unknown;
            };
        };
        /** @description The segment. */
        Segment: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Segment"];
            };
        };
        /** @description The pronunciation. */
        Pronunciation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Pronunciation"];
            };
        };
        /** @description All settings. */
        Settings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Settings"];
            };
        };
        /** @description The segment's image now. */
        ImageChanged: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** Format: uuid */
                    id: string;
                    image_file: string | null;
                    message: string;
                };
            };
        };
    };
    parameters: {
        Id: string;
        TaskId: string;
        /** @description A number from 1, or `last`. */
        Page: string;
        /**
         * @description The client's own name for this request, 1 to 255 visible ASCII characters. The same request under the same key
         *     is answered with the task of the first one; another request under it is a 422.
         */
        IdempotencyKey: string;
        /**
         * @description The client's own name for all that its user does at once, 1 to 255 visible ASCII characters. Changes of one kind
         *     and group that follow each other in a project are undone together.
         */
        ChangeGroup: string;
        /**
         * @description The revision of the text that was seen, as an entity tag: `text_revision` in quotes. A list of up to 16 allows
         *     any of them; `*` allows all. Weak tags match nothing.
         * @example "7"
         */
        IfMatch: string;
        /** @description What follows this event is sent, if all of it is still remembered, else a snapshot first. */
        LastEventId: string;
        /** @description For clients that cannot send the header, which comes first. */
        LastEventIdInQuery: string;
        ProjectFilter: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Changes with every change of the task, and when the server is started again.
         * @example "7-0b1c2d3e"
         */
        ETag: string;
        /** @description Changes with any part, the order and the pause. */
        NarrationETag: string;
        /** @description `true` when a request with this key was accepted before. */
        IdempotencyReplayed: "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getApiRoot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Absolute addresses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uri */
                        projects: string;
                        /** Format: uri */
                        segments: string;
                        /** Format: uri */
                        tasks: string;
                    };
                };
            };
        };
    };
    listProjects: {
        parameters: {
            query?: {
                /** @description A part of the title, whatever its case. */
                search?: string;
                /** @description By what, and with a hyphen, the other way round. */
                sort?: "created" | "updated" | "title" | "-created" | "-updated" | "-title";
                /** @description A number from 1, or `last`. */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPage"];
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            /** @description The project. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["FieldErrors"];
            415: components["responses"]["Detail"];
        };
    };
    importProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoryImport"];
                "multipart/form-data": {
                    file: string;
                    /** @description Without it the book's own, else the file's name. */
                    title?: string;
                    /** @default false */
                    preview?: boolean;
                };
            };
        };
        responses: {
            /** @description A preview of a file: nothing was stored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookPreview"];
                };
            };
            /** @description The project with its segments. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDetail"];
                };
            };
            400: components["responses"]["ImportErrors"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDetail"];
                };
            };
            404: components["responses"]["Detail"];
        };
    };
    deleteProject: {
        parameters: {
            query?: {
                /**
                 * @description With `true` the project can be restored for a day (`--undo-retention`), unless the disk gets full; its media
                 *     stay as long. With `false` they are removed at once.
                 */
                restorable?: boolean;
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
        };
    };
    updateProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProjectChange"];
            };
        };
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
        };
    };
    listRemovedProjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest first, at most 100. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        projects: components["schemas"]["RemovedProject"][];
                    };
                };
            };
        };
    };
    forgetProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed for good. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
        };
    };
    restoreProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            404: components["responses"]["Detail"];
        };
    };
    getProjectDigest: {
        parameters: {
            query?: {
                /** @description How many segments come with their texts, however long these are. */
                texts?: number;
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDigest"];
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
        };
    };
    listTexts: {
        parameters: {
            query?: {
                /** @description The place of the first one; the story begins at 0. */
                from?: number;
                /** @description How many; without it all that follow. */
                count?: number;
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The texts in their order; none behind the end of the story. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        texts: {
                            /** Format: uuid */
                            id: string;
                            text_revision: number;
                            text_content: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
        };
    };
    listChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes; those to undo the latest first, those to make again the next first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        undo: components["schemas"]["StoryChange"][];
                        redo: components["schemas"]["StoryChange"][];
                    };
                };
            };
            404: components["responses"]["Detail"];
        };
    };
    undoChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExpectedChange"];
            };
        };
        responses: {
            /** @description What was restored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeOutcome"];
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            409: components["responses"]["Detail"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
            503: components["responses"]["Detail"];
        };
    };
    redoChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExpectedChange"];
            };
        };
        responses: {
            /** @description What was restored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeOutcome"];
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            409: components["responses"]["Detail"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
            503: components["responses"]["Detail"];
        };
    };
    duplicateProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Without it: the title with “ (copy)”. */
                    title?: string;
                };
            };
        };
        responses: {
            /** @description The copy. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
            503: components["responses"]["TryLater"];
        };
    };
    getProjectNarration: {
        parameters: {
            query?: {
                /** @description With `true`, segments without narration are left out, and `X-Missing-Segments` tells how many. */
                skip_missing?: boolean;
                /** @description `flac` and `opus` (in Ogg) are encoded before the answer begins and kept until the narration changes: at most 120 minutes of flac, 20 of opus. More is 409 and says how an export makes it. */
                format?: "wav" | "flac" | "opus";
            };
            header?: {
                /** @description One range of bytes; anything else means the whole. */
                Range?: string;
                /** @description The `ETag` of the beginning that the client has. */
                "If-Range"?: string;
                /** @description The `ETag` of an earlier answer. */
                "If-None-Match"?: string;
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 16-bit mono 24 kHz WAV, or the format that was asked for. */
            200: {
                headers: {
                    ETag: components["headers"]["NarrationETag"];
                    /** @description The title as file name, plain (`filename`) and exact (`filename*`). */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                    "audio/flac": unknown;
                    "audio/ogg": unknown;
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    ETag: components["headers"]["NarrationETag"];
                    "Content-Range"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                    "audio/flac": unknown;
                    "audio/ogg": unknown;
                };
            };
            /** @description The client has it. */
            304: {
                headers: {
                    ETag: components["headers"]["NarrationETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            409: components["responses"]["NarrationIncomplete"];
            416: components["responses"]["Detail"];
        };
    };
    listPronunciations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project's pronunciations, 2,000 at most. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPronunciation"][];
                };
            };
            404: components["responses"]["Detail"];
        };
    };
    createPronunciation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPronunciation"];
            };
        };
        responses: {
            201: components["responses"]["Pronunciation"];
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            /** @description The project has a pronunciation of this word, whatever its case, or 2,000 already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            415: components["responses"]["Detail"];
        };
    };
    listExports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exports: components["schemas"]["Export"][];
                    };
                };
            };
            404: components["responses"]["Detail"];
        };
    };
    startExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExport"];
            };
        };
        responses: {
            /** @description Queued, or under way already. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        task_id: string;
                        /** Format: uuid */
                        project_id: string;
                        status: components["schemas"]["TaskState"];
                        name: string;
                        /** @description Where the file will be. */
                        url: string;
                        message: string;
                    };
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            409: components["responses"]["NarrationIncomplete"];
            415: components["responses"]["Detail"];
            503: components["responses"]["Refusal"];
        };
    };
    getExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
            /** @description The file is shorter. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
        };
    };
    startRender: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description A segment without picture keeps the one before it; before the first picture the title is shown.
                     * @default false
                     */
                    hold_pictures?: boolean;
                };
            };
        };
        responses: {
            /** @description Queued. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description `render_` and the id of the project: for earlier clients. */
                        task_id: string;
                        /** Format: uuid */
                        project_id: string;
                        /** @constant */
                        status: "PROCESSING";
                        total_segments: number;
                        message: string;
                        /** @description The task, as all other tasks have ids. */
                        render_id: string;
                        /** @description What the film will not show as expected, such as letters that no font of the machine has. */
                        warnings: string[];
                    };
                };
            };
            /**
             * @description There is nothing to render, or segments lack a picture or a narration, in the story or on the disk; or wrong
             *     fields, as in FieldErrors.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        missing_images: string[];
                        missing_audio: string[];
                        message: string;
                    } | components["schemas"]["GeneralError"] | components["schemas"]["WrongFields"];
                };
            };
            404: components["responses"]["Detail"];
            409: components["responses"]["RenderRefused"];
            415: components["responses"]["Detail"];
            /** @description The program ffmpeg, which encodes films, is not installed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            503: components["responses"]["TryLater"];
        };
    };
    getRenderStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state, and the progress of a render that has begun. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        project_id: string;
                        status: components["schemas"]["FilmState"];
                        progress: components["schemas"]["RenderProgress"] | null;
                        /** @description Of the film, relative to the origin. */
                        output_url: string | null;
                        /** @description Why the render failed. */
                        error: string | null;
                        /** @description The latest render's task. */
                        render_id: string | null;
                    };
                };
            };
            404: components["responses"]["Detail"];
        };
    };
    cancelRender: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It ends within a second. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        project_id: string;
                        /** @constant */
                        status: "CANCELLING";
                        message: string;
                    };
                };
            };
            404: components["responses"]["Detail"];
            409: components["responses"]["RenderRefused"];
        };
    };
    getFilmFrame: {
        parameters: {
            query?: {
                /** @description Seconds from the beginning of the film. */
                t?: number;
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The frame. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            400: components["responses"]["RefusalOrFieldErrors"];
            /** @description There is no such project, or a file of a picture is missing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GeneralError"] | components["schemas"]["Refusal"];
                };
            };
            /** @description A segment, whose number is told, has no narration. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            503: components["responses"]["TryLater"];
        };
    };
    listGallery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A plain array. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilmOfProject"][];
                };
            };
        };
    };
    streamFilm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FilmFile"];
            /** @description The range that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["RefusalOrDetail"];
            /** @description The file is shorter. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    downloadFilm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FilmFile"];
            /** @description The range that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["RefusalOrDetail"];
            /** @description The file is shorter. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getProjectEvents: {
        parameters: {
            query?: {
                /** @description For clients that cannot send the header, which comes first. */
                last_event_id?: components["parameters"]["LastEventIdInQuery"];
            };
            header?: {
                /** @description What follows this event is sent, if all of it is still remembered, else a snapshot first. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Events"];
            404: components["responses"]["Detail"];
            503: components["responses"]["TryLater"];
        };
    };
    generateAllAudio: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request, 1 to 255 visible ASCII characters. The same request under the same key
                 *     is answered with the task of the first one; another request under it is a 422.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default true */
                    skip_locked?: boolean | null;
                    /** @default false */
                    force_regenerate?: boolean | null;
                    /**
                     * @description Also narrates those again whose narration is stale.
                     * @default false
                     */
                    include_stale?: boolean | null;
                    /**
                     * @description Also narrates those again whose narration is a draft, all of them with Kokoro.
                     * @default false
                     */
                    include_drafts?: boolean | null;
                    /**
                     * @description The engine of this task; that of the settings without it. With `include_drafts` it can only be
                     *     `kokoro`.
                     * @enum {unknown}
                     */
                    engine?: "auto" | "kokoro" | "hibari" | "espeak" | null;
                    /**
                     * @description The id of a pronunciation of the project: only the segments that say it and were narrated before it
                     *     was last changed are narrated again; with `force_regenerate` all narrated ones that say it.
                     */
                    pronunciation?: string | null;
                    /**
                     * @description The id of a task of the project that was stopped: only the segments that it had still to narrate are
                     *     narrated, by its engine unless `engine` names another one.
                     */
                    continues?: string | null;
                };
            };
        };
        responses: {
            /** @description There is nothing to do; the task is an empty one that has already ended. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingToNarrate"];
                };
            };
            /** @description Stored and queued. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchStarted"];
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            /** @description The project has more segments to narrate than the queue takes at all, however empty it is. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GeneralError"];
                };
            };
            415: components["responses"]["Detail"];
            422: components["responses"]["Refusal"];
            429: components["responses"]["TryLater"];
            503: components["responses"]["TryLater"];
        };
    };
    importSegments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentImport"];
                "multipart/form-data": {
                    /** @description As in `importProject`. */
                    file: string;
                };
            };
        };
        responses: {
            /** @description All segments of the project. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"][];
                };
            };
            400: components["responses"]["ImportErrors"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
        };
    };
    listSegments: {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
                /** @description A number from 1, or `last`. */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The segments; none without `project`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentPage"];
                };
            };
            404: components["responses"]["Detail"];
        };
    };
    createSegment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSegment"];
            };
        };
        responses: {
            /** @description The segment. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            400: components["responses"]["RefusalOrFieldErrors"];
            404: components["responses"]["Refusal"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
        };
    };
    reorderSegments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    project_id: string;
                    segment_order: string[];
                };
            };
        };
        responses: {
            /** @description The new positions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        segments: {
                            /** Format: uuid */
                            id: string;
                            sequence_index: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["RefusalOrFieldErrors"];
            404: components["responses"]["Refusal"];
            415: components["responses"]["Detail"];
        };
    };
    getSegment: {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Segment"];
            404: components["responses"]["Detail"];
        };
    };
    deleteSegment: {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: {
                /**
                 * @description The revision of the text that was seen, as an entity tag: `text_revision` in quotes. A list of up to 16 allows
                 *     any of them; `*` allows all. Weak tags match nothing.
                 * @example "7"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The client's own name for all that its user does at once, 1 to 255 visible ASCII characters. Changes of one kind
                 *     and group that follow each other in a project are undone together.
                 */
                "Change-Group"?: components["parameters"]["ChangeGroup"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            412: components["responses"]["ChangedElsewhere"];
        };
    };
    updateSegment: {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: {
                /**
                 * @description The revision of the text that was seen, as an entity tag: `text_revision` in quotes. A list of up to 16 allows
                 *     any of them; `*` allows all. Weak tags match nothing.
                 * @example "7"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The client's own name for all that its user does at once, 1 to 255 visible ASCII characters. Changes of one kind
                 *     and group that follow each other in a project are undone together.
                 */
                "Change-Group"?: components["parameters"]["ChangeGroup"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    text_content?: string;
                    image_prompt?: string;
                    is_locked?: boolean;
                    voice_id?: components["schemas"]["OwnVoice"];
                    tts_speed?: components["schemas"]["OwnSpeed"];
                    chapter?: components["schemas"]["Chapter"];
                    scene_break?: boolean;
                    pause_before?: components["schemas"]["OwnPause"];
                    image_fit?: components["schemas"]["ImageFit"];
                };
            };
        };
        responses: {
            200: components["responses"]["Segment"];
            400: components["responses"]["RefusalOrFieldErrors"];
            404: components["responses"]["Detail"];
            412: components["responses"]["ChangedElsewhere"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
        };
    };
    splitSegment: {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: {
                /**
                 * @description The revision of the text that was seen, as an entity tag: `text_revision` in quotes. A list of up to 16 allows
                 *     any of them; `*` allows all. Weak tags match nothing.
                 * @example "7"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description In front of which code point of `text_content`, from 1 to its length minus 1. */
                    at: number;
                };
            };
        };
        responses: {
            /** @description Both halves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        segments: components["schemas"]["Segment"][];
                    };
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            409: components["responses"]["Refusal"];
            412: components["responses"]["ChangedElsewhere"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
        };
    };
    mergeNextSegment: {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: {
                /**
                 * @description The revision of the text that was seen, as an entity tag: `text_revision` in quotes. A list of up to 16 allows
                 *     any of them; `*` allows all. Weak tags match nothing.
                 * @example "7"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The segment that was seen behind this one.
                     */
                    next?: string;
                    /** @description Of the text that was seen there. */
                    next_text_revision?: number;
                };
            };
        };
        responses: {
            200: components["responses"]["Segment"];
            400: components["responses"]["RefusalOrFieldErrors"];
            404: components["responses"]["Detail"];
            409: components["responses"]["Refusal"];
            412: components["responses"]["ChangedElsewhere"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
        };
    };
    uploadImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    image: string;
                };
            };
        };
        responses: {
            200: components["responses"]["ImageChanged"];
            400: components["responses"]["RefusalOrFieldErrors"];
            404: components["responses"]["Detail"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
        };
    };
    removeImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ImageChanged"];
            400: components["responses"]["Refusal"];
            404: components["responses"]["Detail"];
        };
    };
    getWords: {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The words. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NarrationWords"];
                };
            };
            404: components["responses"]["Detail"];
        };
    };
    getReading: {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pieces. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentReading"];
                };
            };
            400: components["responses"]["Refusal"];
            404: components["responses"]["Detail"];
            503: components["responses"]["TryLater"];
        };
    };
    getPeaks: {
        parameters: {
            query?: {
                project?: components["parameters"]["ProjectFilter"];
                /** @description In how many equal slices. */
                count?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. */
                "If-None-Match"?: string;
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The largest magnitude of each slice; none without a narration. */
            200: {
                headers: {
                    /** @description Changes with the narration. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NarrationPeaks"];
                };
            };
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            /** @description The file of the narration is missing or damaged; narrate the segment again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                    };
                };
            };
        };
    };
    generateAudio: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request, 1 to 255 visible ASCII characters. The same request under the same key
                 *     is answered with the task of the first one; another request under it is a 422.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stored and queued. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        task_id: string;
                        /** Format: uuid */
                        segment_id: string;
                        status: components["schemas"]["TaskState"];
                        message: string;
                    };
                };
            };
            400: components["responses"]["RefusalOrFieldErrors"];
            404: components["responses"]["Detail"];
            409: components["responses"]["Refusal"];
            422: components["responses"]["Refusal"];
            429: components["responses"]["TryLater"];
            503: components["responses"]["TryLater"];
        };
    };
    removeAudio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        audio_file: null;
                        audio_duration: null;
                        message: string;
                    };
                };
            };
            400: components["responses"]["Refusal"];
            404: components["responses"]["Detail"];
        };
    };
    getPronunciation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Pronunciation"];
            404: components["responses"]["Detail"];
        };
    };
    deletePronunciation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
        };
    };
    updatePronunciation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PronunciationChange"];
            };
        };
        responses: {
            200: components["responses"]["Pronunciation"];
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
            /** @description The project has another pronunciation of this word, whatever its case. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            415: components["responses"]["Detail"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description Only those of this project. */
                project?: string;
                /** @description Only those in this state. */
                status?: components["schemas"]["TaskState"];
                /** @description A number from 1, or `last`. */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Detail"];
        };
    };
    getTaskStatus: {
        parameters: {
            query?: {
                /** @description Seconds. Without `If-None-Match` nothing is waited for. */
                wait?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer. */
                "If-None-Match"?: string;
            };
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task as of now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskStatus"];
                };
            };
            /** @description The client has it. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["FieldErrors"];
            404: components["responses"]["Refusal"];
        };
    };
    getRenderTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state and progress, and of a complete one the film's file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        task_id: string;
                        status: components["schemas"]["TaskState"];
                        progress: components["schemas"]["RenderProgress"] & {
                            /** @description Relative to the media folder. */
                            output_path?: string;
                            /** @description Seconds. */
                            duration?: number;
                            /** @description Bytes. */
                            file_size?: number;
                        };
                        completed_segments: unknown[];
                        errors: {
                            /** @description What is made. */
                            segment_id: string;
                            error: string;
                        }[];
                    };
                };
            };
            404: components["responses"]["Refusal"];
        };
    };
    listTaskItems: {
        parameters: {
            query?: {
                /** @description A number from 1, or `last`. */
                page?: components["parameters"]["Page"];
                /** @description Items to a page. */
                page_size?: number;
            };
            header?: never;
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskItemPage"];
                };
            };
            400: components["responses"]["FieldErrors"];
            /** @description There is no such task (`error`) or page (`detail`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error?: string;
                        detail?: string;
                    };
                };
            };
            503: components["responses"]["TryLater"];
        };
    };
    getTaskEvents: {
        parameters: {
            query?: {
                /** @description For clients that cannot send the header, which comes first. */
                last_event_id?: components["parameters"]["LastEventIdInQuery"];
            };
            header?: {
                /** @description What follows this event is sent, if all of it is still remembered, else a snapshot first. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Events"];
            404: components["responses"]["Refusal"];
            503: components["responses"]["TryLater"];
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task's state now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        task_id: string;
                        status: components["schemas"]["TaskState"];
                        cancel_requested: boolean;
                        message: string;
                    };
                };
            };
            404: components["responses"]["Refusal"];
        };
    };
    putDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At most 100 lower-case letters, digits, hyphens and dots; ends in `.wav`. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "audio/wav": string;
            };
        };
        responses: {
            /** @description It is on the disk. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        incoming_file: string;
                    };
                };
            };
            400: components["responses"]["Refusal"];
            403: components["responses"]["Refusal"];
        };
    };
    deleteDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description At most 100 lower-case letters, digits, hyphens and dots; ends in `.wav`. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refusal"];
            403: components["responses"]["Refusal"];
        };
    };
    settleDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The media-relative path. */
                    target: string;
                };
            };
        };
        responses: {
            /** @description Nothing is owed of the file any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        target: string;
                        /** @constant */
                        settled: true;
                    };
                };
            };
            400: components["responses"]["RefusalOrFieldErrors"];
            403: components["responses"]["Refusal"];
            415: components["responses"]["Detail"];
            503: components["responses"]["Refusal"];
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Settings"];
        };
    };
    updateSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            200: components["responses"]["Settings"];
            400: components["responses"]["FieldErrors"];
            415: components["responses"]["Detail"];
        };
    };
    listLogos: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The logos. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Logo"][];
                };
            };
        };
    };
    uploadLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    file: string;
                };
            };
        };
        responses: {
            /** @description The logo. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Logo"];
                };
            };
            400: components["responses"]["RefusalOrFieldErrors"];
            409: components["responses"]["Detail"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
        };
    };
    deleteLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                logo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Refusal"];
        };
    };
    uploadFont: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    font?: string;
                    /** @description The same under another name. */
                    font_file?: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Settings"];
            400: components["responses"]["RefusalOrFieldErrors"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
        };
    };
    uploadMusic: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    file: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Settings"];
            400: components["responses"]["RefusalOrFieldErrors"];
            413: components["responses"]["Detail"];
            415: components["responses"]["Detail"];
            503: components["responses"]["TryLater"];
        };
    };
    deleteMusic: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Refusal"];
        };
    };
    listVoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The voices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"][];
                };
            };
        };
    };
    testVoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** @description A voice or a mix; the setting `default_voice_id` without it. */
                    voice?: string | null;
                    /** @description The setting `tts_speed` without it. */
                    speed?: number;
                };
            };
        };
        responses: {
            /** @description 16-bit mono 24 kHz WAV. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                };
            };
            400: components["responses"]["RefusalOrFieldErrors"];
            415: components["responses"]["Detail"];
            500: components["responses"]["Refusal"];
            503: components["responses"]["TryLater"];
        };
    };
    answerAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that `initialize` agreed on; another one is 400. */
                "MCP-Protocol-Version"?: "2025-06-18" | "2025-03-26" | "2024-11-05";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    jsonrpc: "2.0";
                    id: number;
                    /** @enum {string} */
                    method: "initialize" | "ping" | "tools/list" | "tools/call";
                    params?: Record<string, unknown>;
                };
            };
        };
        responses: {
            /** @description The answer, which may be an error of JSON-RPC; to an array an array. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown> | unknown[];
                };
            };
            /** @description Nothing in the request asks for an answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No JSON, no message of JSON-RPC, or an unknown version of the protocol. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            415: components["responses"]["Detail"];
            503: components["responses"]["Detail"];
        };
    };
    createSpeech: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpeechRequest"];
            };
        };
        responses: {
            /**
             * @description The sound: mono, 24 kHz; or, with `stream_format` `sse`, events: `speech.audio.delta` with a piece of the
             *     file in base64, and last `speech.audio.done`, or `error` with an `error` as below.
             */
            200: {
                headers: {
                    /** @description The engine that speaks. */
                    "X-Speech-Engine"?: string;
                    /** @description The voice that is heard. */
                    "X-Speech-Voice"?: string;
                    /** @description Fields of the request that change nothing. */
                    "X-Ignored-Fields"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "audio/mpeg": unknown;
                    "audio/ogg": unknown;
                    "audio/aac": unknown;
                    "audio/flac": unknown;
                    "audio/wav": unknown;
                    "audio/pcm": unknown;
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["SpeechError"];
            404: components["responses"]["SpeechError"];
            415: components["responses"]["SpeechError"];
            429: components["responses"]["SpeechError"];
            500: components["responses"]["SpeechError"];
            503: components["responses"]["SpeechError"];
        };
    };
    createTimedSpeech: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpeechRequest"];
            };
        };
        responses: {
            /** @description The sound and the times of its words. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The media type of the sound: `audio/mpeg`. */
                        audio_format: string;
                        /** @description The file in base64. */
                        audio: string;
                        /** @description Seconds of sound. */
                        duration: number;
                        timestamps: {
                            /** @description As it is written in the input. */
                            word: string;
                            /** @description Seconds. */
                            start_time: number;
                            /** @description Seconds. */
                            end_time: number;
                            /** @description Its place in the input in code points. */
                            char_start: number;
                            char_end: number;
                            /** @description What is said for it. */
                            spoken: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["SpeechError"];
            404: components["responses"]["SpeechError"];
            415: components["responses"]["SpeechError"];
            429: components["responses"]["SpeechError"];
            500: components["responses"]["SpeechError"];
            503: components["responses"]["SpeechError"];
        };
    };
    listSpeechVoices: {
        parameters: {
            query?: {
                /** @description `true`: a list of ids. */
                legacy?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the engine's order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        voices: (string | {
                            id: string;
                            /** @description The id again. */
                            name: string;
                            /** @description For people. */
                            title: string;
                            /** @enum {string} */
                            gender?: "female" | "male";
                            language?: string;
                        })[];
                    };
                };
            };
        };
    };
    listAudioModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Engines first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        models: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    listSpeechModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Engines first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        object: "list";
                        data: components["schemas"]["SpeechModel"][];
                    };
                };
            };
        };
    };
    getSpeechModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can speak now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeechModel"];
                };
            };
            404: components["responses"]["SpeechError"];
        };
    };
    getSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
        };
    };
    getModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ModelFiles"];
            404: components["responses"]["Detail"];
        };
    };
    fetchModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: components["responses"]["ModelFiles"];
            404: components["responses"]["Detail"];
        };
    };
    stopFetchingModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ModelFiles"];
            404: components["responses"]["Detail"];
        };
    };
    getStudio: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StudioPage"];
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
        };
    };
    getStudioProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StudioPage"];
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
        };
    };
    getStudioFilm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StudioPage"];
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
        };
    };
    getStudioFilms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StudioPage"];
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
        };
    };
    getStudioSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StudioPage"];
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
        };
    };
    getStudioAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names change with their content, so answers may be kept for ever. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
        };
    };
    getStudioIcon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            /** @description The client has it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Detail"];
        };
    };
    getMediaFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description May contain slashes. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Detail"];
            404: components["responses"]["Detail"];
            416: components["responses"]["Detail"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                        version: string;
                    };
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                        version: string;
                    };
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description It cannot; the checks that are not `ok` say why. */
            503: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counters since the start of the process, and levels as they are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    getOpenapiDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": unknown;
                };
            };
        };
    };
}
