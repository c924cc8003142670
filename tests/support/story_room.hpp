#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "media/media_library.hpp"
#include "narration/media_keeper.hpp"
#include "narration/narration_delivery.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/media_journal.hpp"
#include "store/sqlite/project_store.hpp"
#include "store/sqlite/pronunciation_store.hpp"
#include "store/sqlite/segment_media_store.hpp"
#include "store/sqlite/segment_store.hpp"
#include "store/sqlite/sequence_store.hpp"
#include "store/sqlite/settings_store.hpp"
#include "store/sqlite/task_store.hpp"
#include "store/sqlite/work_queue.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::support {

/// Everything that keeps a story, real, in a folder of its own.
struct StoryRoom {
    TemporaryDirectory directory;
    ManualClock clock;
    base::RandomIdSource ids;
    store::Database database{directory.path() / "storyflow.db"};
    store::SqliteProjectStore projects{database, clock, ids};
    store::SqliteSegmentStore segments{database, clock, ids};
    store::SqliteSequenceStore sequence{database, clock, ids};
    store::SqliteSegmentMediaStore segment_media{database, clock};
    store::SqlitePronunciationStore pronunciations{database, ids};
    store::SqliteSettingsStore settings{database, clock};
    store::SqliteMediaJournal journal{database};
    store::SqliteTaskStore task_store{database, clock};
    store::SqliteWorkQueue work_queue{database, clock};
    media::MediaLibrary library{directory.path() / "media"};
    narration::MediaKeeper keeper{journal, library};
    narration::LocalDelivery delivery{library, keeper};

    /// A new project with one segment per text.
    std::vector<story::Segment> add_story(const std::vector<std::string>& texts) {
        story::NewProject project;
        project.title = "A story";
        for (const auto& text : texts)
            project.segments.push_back({text, {}});
        return segments.list(projects.create(project).id);
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
