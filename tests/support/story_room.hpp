#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "audio/wav.hpp"
#include "base/ids.hpp"
#include "media/media_library.hpp"
#include "narration/media_keeper.hpp"
#include "narration/narration_delivery.hpp"
#include "store/sql/stores.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/media_journal.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/segments_of.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::support {

/// A real database, media folder and stores in a temporary folder.
struct StoryRoom {
    TemporaryDirectory directory;
    ManualClock clock;
    base::RandomIdSource ids;
    store::sqlite::Database database{directory.path() / "storyflow.db", {.clock = &clock}};
    store::sqlite::MediaJournal journal{database};
    store::sql::Stores stores{database, ids};
    story::ProjectStore& projects = stores.projects;
    story::SegmentStore& segments = stores.segments;
    story::SequenceStore& sequence = stores.sequence;
    story::SegmentMediaStore& segment_media = stores.segment_media;
    story::PronunciationStore& pronunciations = stores.pronunciations;
    story::SettingsStore& settings = stores.settings;
    story::SettingsMediaStore& settings_media = stores.settings_media;
    story::FilmStore& films = stores.films;
    story::ChangeStore& changes = stores.changes;
    story::RemovedProjects& removed_projects = stores.removed_projects;
    story::ProjectCopyStore& project_copies = stores.project_copies;
    tasks::TaskStore& task_store = stores.tasks;
    tasks::WorkQueue& work_queue = stores.work;
    media::MediaLibrary library{directory.path() / "media"};
    narration::MediaKeeper keeper{journal, library};
    narration::LocalDelivery delivery{library, keeper};

    /// A new project with one segment per text.
    std::vector<story::Segment> add_story(const std::vector<std::string>& texts) {
        story::NewProject project;
        project.title = "A story";
        for (const auto& text : texts)
            project.segments.push_back({text, {}});
        return support::segments_of(segments, projects.create(project).id);
    }

    /// Publishes a sound of so many frames as the narration of the segment, with its file in place.
    void narrate(const story::Segment& segment, std::size_t frames,
                 std::vector<story::NarratedWord> words = {}) {
        audio::Pcm sound;
        sound.samples.assign(frames, 0.25F);
        story::NarrationDraft draft;
        draft.segment_id = segment.id;
        draft.narration = {.audio_file = media::MediaLibrary::audio_path(segment.project_id, segment.id),
                           .duration = sound.duration(),
                           .engine = "kokoro",
                           .voice = "af_heart",
                           .text_revision = segment.text_revision};
        draft.incoming_file = library.write_incoming(ids.hex(8), audio::encode_wav(sound));
        draft.words = std::move(words);
        keeper.apply(std::get<story::MediaChanges>(segment_media.publish_narration(draft)));
    }

    /// Every regular file under the media folder, relative and sorted; without those that are only kept for
    /// an undo.
    [[nodiscard]] std::vector<std::string> media_files() const {
        auto files = all_media_files();
        std::erase_if(files, is_kept);
        return files;
    }
    /// The files that are only kept for an undo.
    [[nodiscard]] std::vector<std::string> kept_files() const {
        auto files = all_media_files();
        std::erase_if(files, std::not_fn(is_kept));
        return files;
    }

  private:
    static bool is_kept(const std::string& file) { return file.find("/kept/") != std::string::npos; }
    /// Another thread may remove folders meanwhile: then it looks again.
    [[nodiscard]] std::vector<std::string> all_media_files() const {
        std::vector<std::string> files;
        std::error_code vanished;
        do {
            files.clear();
            std::filesystem::recursive_directory_iterator entry(library.root(), vanished);
            for (; !vanished && entry != std::filesystem::recursive_directory_iterator();
                 entry.increment(vanished)) {
                std::error_code unknown;
                if (entry->is_regular_file(unknown))
                    files.push_back(entry->path().lexically_relative(library.root()).string());
            }
        } while (vanished == std::errc::no_such_file_or_directory && std::filesystem::exists(library.root()));
        std::sort(files.begin(), files.end());
        return files;
    }
};

}  // namespace storyflow::support
