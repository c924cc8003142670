--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: storyflow; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA storyflow;


--
-- Name: note_ended_task(); Type: FUNCTION; Schema: storyflow; Owner: -
--

CREATE FUNCTION storyflow.note_ended_task() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO webhooks (task_id, due_at) VALUES (new.id, new.completed_at);
    RETURN NULL;
END
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: media_changes; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.media_changes (
    id bigint NOT NULL,
    action text NOT NULL,
    target text NOT NULL COLLATE pg_catalog."C",
    source text DEFAULT ''::text NOT NULL,
    CONSTRAINT media_changes_action_check CHECK ((action = ANY (ARRAY['publish_file'::text, 'remove_file'::text, 'remove_tree'::text])))
);


--
-- Name: media_changes_id_seq; Type: SEQUENCE; Schema: storyflow; Owner: -
--

ALTER TABLE storyflow.media_changes ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME storyflow.media_changes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: narration_words; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.narration_words (
    segment_id text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    text text NOT NULL,
    spoken text NOT NULL,
    start_time double precision NOT NULL,
    end_time double precision NOT NULL,
    char_start bigint NOT NULL,
    char_end bigint NOT NULL
);


--
-- Name: projects; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.projects (
    id text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    status text NOT NULL,
    resolution_width bigint NOT NULL,
    resolution_height bigint NOT NULL,
    framerate bigint NOT NULL,
    output_path text,
    voice_id text,
    tts_speed double precision,
    title_key text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT projects_check CHECK ((updated_at >= created_at)),
    CONSTRAINT projects_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'PROCESSING'::text, 'COMPLETED'::text, 'FAILED'::text])))
);


--
-- Name: pronunciations; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.pronunciations (
    id text NOT NULL COLLATE pg_catalog."C",
    project_id text NOT NULL COLLATE pg_catalog."C",
    word text NOT NULL,
    word_key text NOT NULL COLLATE pg_catalog."C",
    spoken_as text NOT NULL
);


--
-- Name: queue; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.queue (
    id integer NOT NULL,
    waiting bigint NOT NULL,
    CONSTRAINT queue_id_check CHECK ((id = 1)),
    CONSTRAINT queue_waiting_check CHECK ((waiting >= 0))
);


--
-- Name: queue_lanes; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.queue_lanes (
    priority integer NOT NULL,
    project_id text NOT NULL COLLATE pg_catalog."C",
    waiting bigint DEFAULT 0 NOT NULL,
    served bigint DEFAULT 0 NOT NULL,
    CONSTRAINT queue_lanes_waiting_check CHECK ((waiting >= 0))
);


--
-- Name: queue_turns; Type: SEQUENCE; Schema: storyflow; Owner: -
--

CREATE SEQUENCE storyflow.queue_turns
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: request_keys; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.request_keys (
    key text NOT NULL COLLATE pg_catalog."C",
    fingerprint text NOT NULL,
    task_id text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: segments; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.segments (
    id text NOT NULL COLLATE pg_catalog."C",
    project_id text NOT NULL COLLATE pg_catalog."C",
    sequence_index bigint NOT NULL,
    text_content text NOT NULL,
    image_prompt text NOT NULL,
    image_file text,
    audio_file text,
    audio_duration double precision,
    audio_engine text,
    audio_voice text,
    audio_speed double precision,
    audio_text_revision bigint,
    audio_item bigint,
    narration_revision bigint DEFAULT 0 NOT NULL,
    is_locked boolean DEFAULT false NOT NULL,
    text_revision bigint DEFAULT 1 NOT NULL,
    lock_revision bigint DEFAULT 0 NOT NULL,
    CONSTRAINT segments_check CHECK (((audio_file IS NULL) = (audio_duration IS NULL)))
);


--
-- Name: settings; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.settings (
    id integer NOT NULL,
    default_voice_id text NOT NULL,
    tts_speed double precision NOT NULL,
    tts_engine text NOT NULL,
    subtitle_font_family text NOT NULL,
    subtitle_font_size bigint NOT NULL,
    subtitle_font_color text NOT NULL,
    subtitle_position text NOT NULL,
    subtitle_font text NOT NULL,
    subtitle_color text NOT NULL,
    render_width bigint NOT NULL,
    render_height bigint NOT NULL,
    render_fps bigint NOT NULL,
    ken_burns_zoom double precision NOT NULL,
    transition_duration double precision NOT NULL,
    zoom_intensity double precision NOT NULL,
    inter_segment_silence double precision NOT NULL,
    subtitles_enabled boolean NOT NULL,
    custom_font_file text,
    logo_enabled boolean NOT NULL,
    active_logo text,
    logo_scale double precision NOT NULL,
    logo_position text NOT NULL,
    logo_opacity double precision NOT NULL,
    logo_margin bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT settings_id_check CHECK ((id = 1))
);


--
-- Name: task_items; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.task_items (
    id bigint NOT NULL,
    task_id text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    segment_id text NOT NULL COLLATE pg_catalog."C",
    project_id text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    priority integer NOT NULL,
    characters bigint NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    crashes integer DEFAULT 0 NOT NULL,
    losses integer DEFAULT 0 NOT NULL,
    is_suspect boolean DEFAULT false NOT NULL,
    overridden_lock bigint,
    lease bigint DEFAULT 0 NOT NULL,
    lease_owner text,
    lease_until bigint,
    not_before bigint,
    claimed_at bigint,
    finished_at bigint,
    finish_order bigint,
    audio_url text,
    duration double precision,
    error text,
    CONSTRAINT task_items_check CHECK (((state = 'RUNNING'::text) = (lease_until IS NOT NULL))),
    CONSTRAINT task_items_check1 CHECK (((state = 'DELAYED'::text) = (not_before IS NOT NULL))),
    CONSTRAINT task_items_state_check CHECK ((state = ANY (ARRAY['QUEUED'::text, 'DELAYED'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text, 'CANCELLED'::text])))
);


--
-- Name: task_items_id_seq; Type: SEQUENCE; Schema: storyflow; Owner: -
--

ALTER TABLE storyflow.task_items ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME storyflow.task_items_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: tasks; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.tasks (
    id text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    project_id text NOT NULL COLLATE pg_catalog."C",
    priority integer NOT NULL,
    state text NOT NULL,
    cancel_requested boolean DEFAULT false NOT NULL,
    engine text NOT NULL,
    voice text NOT NULL,
    speed double precision NOT NULL,
    total bigint NOT NULL,
    waiting bigint NOT NULL,
    running bigint DEFAULT 0 NOT NULL,
    succeeded bigint DEFAULT 0 NOT NULL,
    failed bigint DEFAULT 0 NOT NULL,
    characters bigint NOT NULL,
    characters_done bigint DEFAULT 0 NOT NULL,
    current_segment_id text,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    started_at bigint,
    completed_at bigint,
    CONSTRAINT tasks_running_check CHECK ((running >= 0)),
    CONSTRAINT tasks_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'PROCESSING'::text, 'COMPLETED'::text, 'FAILED'::text, 'CANCELLED'::text]))),
    CONSTRAINT tasks_waiting_check CHECK ((waiting >= 0))
);


--
-- Name: tasks_number_seq; Type: SEQUENCE; Schema: storyflow; Owner: -
--

ALTER TABLE storyflow.tasks ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME storyflow.tasks_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: version; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.version (
    number integer NOT NULL
);


--
-- Name: webhooks; Type: TABLE; Schema: storyflow; Owner: -
--

CREATE TABLE storyflow.webhooks (
    task_id text NOT NULL COLLATE pg_catalog."C",
    attempts integer DEFAULT 0 NOT NULL,
    due_at bigint NOT NULL
);


--
-- Data for Name: media_changes; Type: TABLE DATA; Schema: storyflow; Owner: -
--



--
-- Data for Name: narration_words; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.narration_words VALUES ('edea2d1b-cd3c-4495-ad3c-98a44518af1a', 0, 'A', 'A', 0, 0.033, 0, 1);
INSERT INTO storyflow.narration_words VALUES ('edea2d1b-cd3c-4495-ad3c-98a44518af1a', 1, 'lamp', 'lamp', 0.033, 0.236281179138322, 2, 6);
INSERT INTO storyflow.narration_words VALUES ('cba1a4aa-179f-49b4-870e-10fc5be57179', 0, 'Go', 'Go', 0, 0.06816326530612245, 0, 2);
INSERT INTO storyflow.narration_words VALUES ('efc623b7-c8df-4419-9be7-ca3505b13be5', 0, 'Siobhan', 'Shi-vawn', 0, 0.22598639455782313, 0, 7);
INSERT INTO storyflow.narration_words VALUES ('66d77652-c99a-497d-b617-1148e549665f', 0, 'Later', 'Later', 0, 0.19608333333333333, 0, 5);
INSERT INTO storyflow.narration_words VALUES ('5512eb90-ef0f-486e-a7c1-95fe838386f9', 0, 'One', 'One', 0, 0.15174603174603174, 0, 3);


--
-- Data for Name: projects; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.projects VALUES ('ad74332b-3375-42eb-9ff1-d7fb353e5d14', 'The lamp – “finished” ☾', 1795878424493703, 1795878425168484, 'DRAFT', 1920, 1080, 30, NULL, 'bf_emma', 2, 'the lamp – “finished” ☾');
INSERT INTO storyflow.projects VALUES ('39ba7360-aa1a-44c9-a885-4afade2fa0cf', 'Half a story', 1795878425264931, 1795878425361991, 'DRAFT', 1920, 1080, 30, NULL, NULL, NULL, 'half a story');


--
-- Data for Name: pronunciations; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.pronunciations VALUES ('e65a62b7-77e0-47aa-a612-e576394f1b8b', 'ad74332b-3375-42eb-9ff1-d7fb353e5d14', 'Siobhan', 'siobhan', 'Shi-vawn');


--
-- Data for Name: queue; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.queue VALUES (1, 1);


--
-- Data for Name: queue_lanes; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.queue_lanes VALUES (1, '39ba7360-aa1a-44c9-a885-4afade2fa0cf', 1, 9);


--
-- Data for Name: request_keys; Type: TABLE DATA; Schema: storyflow; Owner: -
--



--
-- Data for Name: segments; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.segments VALUES ('efc623b7-c8df-4419-9be7-ca3505b13be5', 'ad74332b-3375-42eb-9ff1-d7fb353e5d14', 2, 'Siobhan!', 'Of Siobhan!', NULL, 'projects/ad74332b-3375-42eb-9ff1-d7fb353e5d14/audio/efc623b7-c8df-4419-9be7-ca3505b13be5.wav', 0.245125, 'espeak', 'bf_emma', 2, 1, 3, 1, false, 1, 0);
INSERT INTO storyflow.segments VALUES ('cba1a4aa-179f-49b4-870e-10fc5be57179', 'ad74332b-3375-42eb-9ff1-d7fb353e5d14', 1, 'Go.', 'Of Go.', NULL, 'projects/ad74332b-3375-42eb-9ff1-d7fb353e5d14/audio/cba1a4aa-179f-49b4-870e-10fc5be57179.wav', 0.09804166666666667, 'espeak', 'bf_emma', 2, 1, 2, 1, true, 1, 1);
INSERT INTO storyflow.segments VALUES ('66d77652-c99a-497d-b617-1148e549665f', 'ad74332b-3375-42eb-9ff1-d7fb353e5d14', 3, 'Much later.', 'Of Later.', NULL, 'projects/ad74332b-3375-42eb-9ff1-d7fb353e5d14/audio/66d77652-c99a-497d-b617-1148e549665f.wav', 0.19608333333333333, 'espeak', 'bf_emma', 2, 1, 4, 1, false, 2, 0);
INSERT INTO storyflow.segments VALUES ('edea2d1b-cd3c-4495-ad3c-98a44518af1a', 'ad74332b-3375-42eb-9ff1-d7fb353e5d14', 0, 'A lamp.', 'Of A lamp.', 'projects/ad74332b-3375-42eb-9ff1-d7fb353e5d14/images/edea2d1b-cd3c-4495-ad3c-98a44518af1a_dot_629caec.png', 'projects/ad74332b-3375-42eb-9ff1-d7fb353e5d14/audio/edea2d1b-cd3c-4495-ad3c-98a44518af1a.wav', 0.245125, 'espeak', 'bf_emma', 2, 1, 1, 1, false, 1, 0);
INSERT INTO storyflow.segments VALUES ('51a6cf7e-da71-4c44-adf8-f707289763f4', '39ba7360-aa1a-44c9-a885-4afade2fa0cf', 1, 'Two.', 'Of Two.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, false, 1, 0);
INSERT INTO storyflow.segments VALUES ('86f46408-522a-43e6-a716-76322fb4be2a', '39ba7360-aa1a-44c9-a885-4afade2fa0cf', 2, 'Three.', 'Of Three.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, false, 1, 0);
INSERT INTO storyflow.segments VALUES ('5512eb90-ef0f-486e-a7c1-95fe838386f9', '39ba7360-aa1a-44c9-a885-4afade2fa0cf', 0, 'One.', 'Of One.', NULL, 'projects/39ba7360-aa1a-44c9-a885-4afade2fa0cf/audio/5512eb90-ef0f-486e-a7c1-95fe838386f9.wav', 0.1575, 'espeak', 'am_adam', 1.9, 1, 5, 1, false, 1, 0);


--
-- Data for Name: settings; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.settings VALUES (1, 'am_adam', 1.9, 'espeak', 'Arial', 33, '#12ab34', 'bottom', '', '#FFFFFF', 1920, 1080, 30, 1.2, 0.5, 1.3, 0.7, true, NULL, false, NULL, 0.15, 'bottom-right', 1, 20, 1795878424417708, 1795878424459155);


--
-- Data for Name: task_items; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.task_items OVERRIDING SYSTEM VALUE VALUES (1, 'tts_batch_ad74332b-3375-42eb-9ff1-d7fb353e5d14_76368cea', 0, 'edea2d1b-cd3c-4495-ad3c-98a44518af1a', 'ad74332b-3375-42eb-9ff1-d7fb353e5d14', 'DONE', 1, 7, 1, 0, 0, 0, false, NULL, 1795878424651500, NULL, NULL, NULL, 1795878424651500, 1795878424739699, 0, '/media/projects/ad74332b-3375-42eb-9ff1-d7fb353e5d14/audio/edea2d1b-cd3c-4495-ad3c-98a44518af1a.wav', 0.245125, NULL);
INSERT INTO storyflow.task_items OVERRIDING SYSTEM VALUE VALUES (2, 'tts_batch_ad74332b-3375-42eb-9ff1-d7fb353e5d14_76368cea', 1, 'cba1a4aa-179f-49b4-870e-10fc5be57179', 'ad74332b-3375-42eb-9ff1-d7fb353e5d14', 'DONE', 1, 3, 1, 0, 0, 0, false, NULL, 1795878424747095, NULL, NULL, NULL, 1795878424747095, 1795878424767981, 1, '/media/projects/ad74332b-3375-42eb-9ff1-d7fb353e5d14/audio/cba1a4aa-179f-49b4-870e-10fc5be57179.wav', 0.09804166666666667, NULL);
INSERT INTO storyflow.task_items OVERRIDING SYSTEM VALUE VALUES (3, 'tts_batch_ad74332b-3375-42eb-9ff1-d7fb353e5d14_76368cea', 2, 'efc623b7-c8df-4419-9be7-ca3505b13be5', 'ad74332b-3375-42eb-9ff1-d7fb353e5d14', 'DONE', 1, 8, 1, 0, 0, 0, false, NULL, 1795878424771292, NULL, NULL, NULL, 1795878424771292, 1795878424795036, 2, '/media/projects/ad74332b-3375-42eb-9ff1-d7fb353e5d14/audio/efc623b7-c8df-4419-9be7-ca3505b13be5.wav', 0.245125, NULL);
INSERT INTO storyflow.task_items OVERRIDING SYSTEM VALUE VALUES (4, 'tts_batch_ad74332b-3375-42eb-9ff1-d7fb353e5d14_76368cea', 3, '66d77652-c99a-497d-b617-1148e549665f', 'ad74332b-3375-42eb-9ff1-d7fb353e5d14', 'DONE', 1, 6, 1, 0, 0, 0, false, NULL, 1795878424798448, NULL, NULL, NULL, 1795878424798448, 1795878424831375, 3, '/media/projects/ad74332b-3375-42eb-9ff1-d7fb353e5d14/audio/66d77652-c99a-497d-b617-1148e549665f.wav', 0.19608333333333333, NULL);
INSERT INTO storyflow.task_items OVERRIDING SYSTEM VALUE VALUES (5, 'tts_5512eb90-ef0f-486e-a7c1-95fe838386f9_e61f8b27', 0, '5512eb90-ef0f-486e-a7c1-95fe838386f9', '39ba7360-aa1a-44c9-a885-4afade2fa0cf', 'DONE', 0, 4, 1, 0, 0, 0, false, NULL, 1795878425338675, NULL, NULL, NULL, 1795878425338675, 1795878425383120, 0, '/media/projects/39ba7360-aa1a-44c9-a885-4afade2fa0cf/audio/5512eb90-ef0f-486e-a7c1-95fe838386f9.wav', 0.1575, NULL);
INSERT INTO storyflow.task_items OVERRIDING SYSTEM VALUE VALUES (7, 'tts_batch_39ba7360-aa1a-44c9-a885-4afade2fa0cf_dbaefad8', 1, '86f46408-522a-43e6-a716-76322fb4be2a', '39ba7360-aa1a-44c9-a885-4afade2fa0cf', 'QUEUED', 1, 6, 0, 0, 0, 0, false, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO storyflow.task_items OVERRIDING SYSTEM VALUE VALUES (6, 'tts_batch_39ba7360-aa1a-44c9-a885-4afade2fa0cf_dbaefad8', 0, '51a6cf7e-da71-4c44-adf8-f707289763f4', '39ba7360-aa1a-44c9-a885-4afade2fa0cf', 'RUNNING', 1, 4, 1, 0, 0, 0, false, NULL, 1795878425594939, 'vm:19764', 1795878438594939, NULL, 1795878425594939, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: tasks; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.tasks OVERRIDING SYSTEM VALUE VALUES ('tts_batch_ad74332b-3375-42eb-9ff1-d7fb353e5d14_76368cea', 1, 9, 'ad74332b-3375-42eb-9ff1-d7fb353e5d14', 1, 'COMPLETED', false, 'espeak', 'bf_emma', 2, 4, 0, 0, 4, 0, 24, 24, '66d77652-c99a-497d-b617-1148e549665f', 1795878424633345, 1795878424831375, 1795878424651500, 1795878424831375);
INSERT INTO storyflow.tasks OVERRIDING SYSTEM VALUE VALUES ('tts_5512eb90-ef0f-486e-a7c1-95fe838386f9_e61f8b27', 2, 3, '39ba7360-aa1a-44c9-a885-4afade2fa0cf', 0, 'COMPLETED', false, 'espeak', 'am_adam', 1.9, 1, 0, 0, 1, 0, 4, 4, '5512eb90-ef0f-486e-a7c1-95fe838386f9', 1795878425328669, 1795878425383120, 1795878425338675, 1795878425383120);
INSERT INTO storyflow.tasks OVERRIDING SYSTEM VALUE VALUES ('tts_batch_39ba7360-aa1a-44c9-a885-4afade2fa0cf_dbaefad8', 3, 2, '39ba7360-aa1a-44c9-a885-4afade2fa0cf', 1, 'PROCESSING', false, 'espeak', 'am_adam', 1.9, 2, 1, 1, 0, 0, 10, 0, '51a6cf7e-da71-4c44-adf8-f707289763f4', 1795878425590452, 1795878425594939, 1795878425594939, NULL);


--
-- Data for Name: version; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.version VALUES (1);
INSERT INTO storyflow.version VALUES (2);


--
-- Data for Name: webhooks; Type: TABLE DATA; Schema: storyflow; Owner: -
--

INSERT INTO storyflow.webhooks VALUES ('tts_batch_ad74332b-3375-42eb-9ff1-d7fb353e5d14_76368cea', 0, 1795878424831375);
INSERT INTO storyflow.webhooks VALUES ('tts_5512eb90-ef0f-486e-a7c1-95fe838386f9_e61f8b27', 0, 1795878425383120);


--
-- Name: media_changes_id_seq; Type: SEQUENCE SET; Schema: storyflow; Owner: -
--

SELECT pg_catalog.setval('storyflow.media_changes_id_seq', 6, true);


--
-- Name: queue_turns; Type: SEQUENCE SET; Schema: storyflow; Owner: -
--

SELECT pg_catalog.setval('storyflow.queue_turns', 9, true);


--
-- Name: task_items_id_seq; Type: SEQUENCE SET; Schema: storyflow; Owner: -
--

SELECT pg_catalog.setval('storyflow.task_items_id_seq', 7, true);


--
-- Name: tasks_number_seq; Type: SEQUENCE SET; Schema: storyflow; Owner: -
--

SELECT pg_catalog.setval('storyflow.tasks_number_seq', 3, true);


--
-- Name: media_changes media_changes_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.media_changes
    ADD CONSTRAINT media_changes_pkey PRIMARY KEY (id);


--
-- Name: narration_words narration_words_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.narration_words
    ADD CONSTRAINT narration_words_pkey PRIMARY KEY (segment_id, "position");


--
-- Name: projects projects_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (id);


--
-- Name: pronunciations pronunciations_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.pronunciations
    ADD CONSTRAINT pronunciations_pkey PRIMARY KEY (id);


--
-- Name: pronunciations pronunciations_project_id_word_key_key; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.pronunciations
    ADD CONSTRAINT pronunciations_project_id_word_key_key UNIQUE (project_id, word_key);


--
-- Name: queue_lanes queue_lanes_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.queue_lanes
    ADD CONSTRAINT queue_lanes_pkey PRIMARY KEY (priority, project_id);


--
-- Name: queue queue_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.queue
    ADD CONSTRAINT queue_pkey PRIMARY KEY (id);


--
-- Name: request_keys request_keys_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.request_keys
    ADD CONSTRAINT request_keys_pkey PRIMARY KEY (key);


--
-- Name: segments segments_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.segments
    ADD CONSTRAINT segments_pkey PRIMARY KEY (id);


--
-- Name: segments segments_project_id_sequence_index_key; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.segments
    ADD CONSTRAINT segments_project_id_sequence_index_key UNIQUE (project_id, sequence_index) DEFERRABLE;


--
-- Name: settings settings_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (id);


--
-- Name: task_items task_items_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.task_items
    ADD CONSTRAINT task_items_pkey PRIMARY KEY (id);


--
-- Name: tasks tasks_number_key; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.tasks
    ADD CONSTRAINT tasks_number_key UNIQUE (number);


--
-- Name: tasks tasks_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.tasks
    ADD CONSTRAINT tasks_pkey PRIMARY KEY (id);


--
-- Name: version version_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.version
    ADD CONSTRAINT version_pkey PRIMARY KEY (number);


--
-- Name: webhooks webhooks_pkey; Type: CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.webhooks
    ADD CONSTRAINT webhooks_pkey PRIMARY KEY (task_id);


--
-- Name: delayed_items; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX delayed_items ON storyflow.task_items USING btree (not_before) WHERE (state = 'DELAYED'::text);


--
-- Name: finished_items; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE UNIQUE INDEX finished_items ON storyflow.task_items USING btree (task_id, finish_order) WHERE (finish_order IS NOT NULL);


--
-- Name: items_by_task; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE UNIQUE INDEX items_by_task ON storyflow.task_items USING btree (task_id, "position");


--
-- Name: media_changes_by_target; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX media_changes_by_target ON storyflow.media_changes USING btree (target);


--
-- Name: narrations_by_project; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX narrations_by_project ON storyflow.segments USING btree (project_id, audio_duration);


--
-- Name: one_active_item_per_segment; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE UNIQUE INDEX one_active_item_per_segment ON storyflow.task_items USING btree (segment_id) WHERE (state = ANY (ARRAY['QUEUED'::text, 'DELAYED'::text, 'RUNNING'::text]));


--
-- Name: one_running_suspect; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE UNIQUE INDEX one_running_suspect ON storyflow.task_items USING btree (is_suspect) WHERE ((state = 'RUNNING'::text) AND is_suspect);


--
-- Name: projects_by_title; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX projects_by_title ON storyflow.projects USING btree (title_key, id);


--
-- Name: projects_by_update; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX projects_by_update ON storyflow.projects USING btree (updated_at, id);


--
-- Name: projects_newest_first; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX projects_newest_first ON storyflow.projects USING btree (created_at DESC, id);


--
-- Name: queue_lanes_by_turn; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX queue_lanes_by_turn ON storyflow.queue_lanes USING btree (priority, served) WHERE (waiting > 0);


--
-- Name: queued_items; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX queued_items ON storyflow.task_items USING btree (priority, project_id, id) WHERE (state = 'QUEUED'::text);


--
-- Name: request_keys_by_task; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX request_keys_by_task ON storyflow.request_keys USING btree (task_id);


--
-- Name: running_items; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX running_items ON storyflow.task_items USING btree (lease_until) WHERE (state = 'RUNNING'::text);


--
-- Name: tasks_by_change; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX tasks_by_change ON storyflow.tasks USING btree (changed_at);


--
-- Name: tasks_by_end; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX tasks_by_end ON storyflow.tasks USING btree (completed_at) WHERE (completed_at IS NOT NULL);


--
-- Name: webhooks_by_time; Type: INDEX; Schema: storyflow; Owner: -
--

CREATE INDEX webhooks_by_time ON storyflow.webhooks USING btree (due_at);


--
-- Name: tasks tell_of_ended_task; Type: TRIGGER; Schema: storyflow; Owner: -
--

CREATE TRIGGER tell_of_ended_task AFTER UPDATE OF completed_at ON storyflow.tasks FOR EACH ROW WHEN (((old.completed_at IS NULL) AND (new.completed_at IS NOT NULL))) EXECUTE FUNCTION storyflow.note_ended_task();


--
-- Name: narration_words narration_words_segment_id_fkey; Type: FK CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.narration_words
    ADD CONSTRAINT narration_words_segment_id_fkey FOREIGN KEY (segment_id) REFERENCES storyflow.segments(id) ON DELETE CASCADE;


--
-- Name: pronunciations pronunciations_project_id_fkey; Type: FK CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.pronunciations
    ADD CONSTRAINT pronunciations_project_id_fkey FOREIGN KEY (project_id) REFERENCES storyflow.projects(id) ON DELETE CASCADE;


--
-- Name: request_keys request_keys_task_id_fkey; Type: FK CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.request_keys
    ADD CONSTRAINT request_keys_task_id_fkey FOREIGN KEY (task_id) REFERENCES storyflow.tasks(id) ON DELETE CASCADE;


--
-- Name: segments segments_project_id_fkey; Type: FK CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.segments
    ADD CONSTRAINT segments_project_id_fkey FOREIGN KEY (project_id) REFERENCES storyflow.projects(id) ON DELETE CASCADE;


--
-- Name: task_items task_items_task_id_fkey; Type: FK CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.task_items
    ADD CONSTRAINT task_items_task_id_fkey FOREIGN KEY (task_id) REFERENCES storyflow.tasks(id) ON DELETE CASCADE;


--
-- Name: webhooks webhooks_task_id_fkey; Type: FK CONSTRAINT; Schema: storyflow; Owner: -
--

ALTER TABLE ONLY storyflow.webhooks
    ADD CONSTRAINT webhooks_task_id_fkey FOREIGN KEY (task_id) REFERENCES storyflow.tasks(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


