#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "store/sql/stores.hpp"
#include "story/stores.hpp"
#include "tasks/task_store.hpp"
#include "tasks/webhook_outbox.hpp"
#include "tasks/work_queue.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/segments_of.hpp"

/// Tests of the store ports, written once and run against every database.
namespace storyflow::contract {

/// Every port of one new, empty database.
class Stores {
  public:
    struct Opened {
        std::unique_ptr<store::sql::Database> database;
        std::unique_ptr<story::MediaJournal> journal;
    };
    /// Opens the same database each time; the database uses the given clock.
    using Open = std::function<Opened(const base::Clock& clock)>;

    explicit Stores(Open open) : open_(std::move(open)) { reopen(); }

    story::ProjectStore& projects() { return stores_->projects; }
    story::SegmentStore& segments() { return stores_->segments; }
    story::SequenceStore& sequence() { return stores_->sequence; }
    story::SegmentMediaStore& segment_media() { return stores_->segment_media; }
    story::MediaJournal& journal() { return *opened_.journal; }
    story::PronunciationStore& pronunciations() { return stores_->pronunciations; }
    story::SettingsStore& settings() { return stores_->settings; }
    story::SettingsMediaStore& settings_media() { return stores_->settings_media; }
    story::FilmStore& films() { return stores_->films; }
    story::ChangeStore& changes() { return stores_->changes; }
    story::RemovedProjects& removed_projects() { return stores_->removed_projects; }
    story::ProjectCopyStore& project_copies() { return stores_->project_copies; }
    tasks::TaskStore& tasks() { return stores_->tasks; }
    tasks::WorkQueue& work() { return stores_->work; }
    tasks::WebhookOutbox& webhooks() { return stores_->webhooks; }
    /// The database below the ports.
    store::sql::Database& database() { return *opened_.database; }
    /// Closes the database and opens it again, as a restart of the program does.
    void reopen() {
        stores_.reset();
        opened_ = {};
        opened_ = open_(clock);
        stores_.emplace(*opened_.database, ids);
    }

    support::ManualClock clock;  ///< also the database's clock
    base::RandomIdSource ids;

  private:
    Open open_;
    Opened opened_;
    std::optional<store::sql::Stores> stores_;
};

/// A kind of database.
struct Backend {
    std::string name;
    std::function<std::unique_ptr<Stores>()> open;

    friend std::ostream& operator<<(std::ostream& out, const Backend& backend) { return out << backend.name; }
};

/// The kind of database under test; each test program defines this function.
Backend tested_backend();

/// Runs a suite against the kind of database under test.
inline auto with_tested_backend() {
    return testing::Values(tested_backend());
}
inline std::string backend_name(const testing::TestParamInfo<Backend>& backend) {
    return backend.param.name;
}

/// A test with a database of its own.
class StoreContract : public testing::TestWithParam<Backend> {
  protected:
    story::Project make_project(std::size_t segment_count = 0) {
        story::NewProject project{.title = "The Lighthouse", .segments = {}};
        for (std::size_t i = 0; i < segment_count; ++i) {
            project.segments.push_back({"Text " + std::to_string(i), "Picture " + std::to_string(i)});
        }
        return stores->projects().create(project);
    }
    story::Segment make_segment() {
        return support::segments_of(stores->segments(), make_project(1).id).front();
    }
    base::Timestamp updated_at(const std::string& project_id) {
        return stores->projects().find(project_id)->project.updated_at;
    }

    std::unique_ptr<Stores> stores = GetParam().open();
};

inline const std::string unknown_id = "00000000-0000-4000-8000-000000000000";

}  // namespace storyflow::contract
