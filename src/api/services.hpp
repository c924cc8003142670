#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>

#include "api/studio_file.hpp"
#include "api/system_facts.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "media/media_library.hpp"
#include "narration/media_keeper.hpp"
#include "narration/speaking_turns.hpp"
#include "speech/engines.hpp"
#include "story/change.hpp"
#include "story/film_store.hpp"
#include "story/project_copy.hpp"
#include "story/removed_projects.hpp"
#include "story/settings_media_store.hpp"
#include "story/stores.hpp"
#include "tasks/task_manager.hpp"

namespace storyflow::api {

/// Limits of the API, in code points where text is meant.
struct ApiOptions {
    std::size_t script_limit = 20'000;           ///< longest script that may be narrated
    std::size_t voice_test_limit = 2'000;        ///< longest text of a voice test
    std::ptrdiff_t voice_tests_at_once = 2;      ///< beyond it: 503 with Retry-After
    std::size_t speech_limit = 200'000;          ///< longest input of the speech API: a long chapter
    std::ptrdiff_t first_sentences_at_once = 4;  ///< requests that wait for one; beyond it: 429
    bool takes_deliveries = false;    ///< accepts narrations from workers on other machines; needs an API key
    std::stop_token stopping;         ///< ends voice tests when the server stops
    bool has_ffmpeg = false;          ///< for audiobooks (m4b)
    std::filesystem::path ffmpeg;     ///< the program itself, for aac; empty if the machine has none
    std::filesystem::path pdftotext;  ///< the program that reads PDF; empty if the machine has none
    std::span<const StudioFile> studio;  ///< the web page; empty if the program was built without it
    /// Distinguishes this run of the program from others, in entity tags and event ids. If it is empty, `Api`
    /// generates one.
    std::string boot_id;
};

/// The objects that the handlers use. Borrowed: the application owns them, and they outlive the API.
struct Services {
    story::ProjectStore& projects;
    story::SegmentStore& segments;
    story::SequenceStore& sequence;
    story::SegmentMediaStore& segment_media;
    story::PronunciationStore& pronunciations;
    story::SettingsStore& settings;
    story::SettingsMediaStore& settings_media;
    story::FilmStore& films;
    story::ChangeStore& changes;
    story::RemovedProjects& removed_projects;
    story::ProjectCopyStore& project_copies;
    tasks::TaskManager& tasks;
    speech::Engines& engines;
    media::MediaLibrary& media;
    narration::MediaKeeper& keeper;
    narration::SpeakingTurns& turns;  ///< for what is sent while it is spoken; no place left: 429
    base::IdSource& ids;
    const base::Clock& clock;
    ApiOptions options;
    SystemFacts system;
};

}  // namespace storyflow::api
