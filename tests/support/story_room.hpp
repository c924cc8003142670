#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

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

    /// Every regular file under the media folder, relative and sorted.
    [[nodiscard]] std::vector<std::string> media_files() const {
        std::vector<std::string> files;
        if (!std::filesystem::exists(library.root())) return files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(library.root())) {
            if (entry.is_regular_file())
                files.push_back(entry.path().lexically_relative(library.root()).string());
        }
        std::sort(files.begin(), files.end());
        return files;
    }
};

}  // namespace storyflow::support
