#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "story/stores.hpp"
#include "tasks/task_store.hpp"
#include "tasks/webhook_outbox.hpp"
#include "tasks/work_queue.hpp"
#include "tests/support/manual_clock.hpp"

/// The promises of the store ports, written once and run against every database that keeps them.
namespace storyflow::contract {

/// Every port of one new, empty database.
class Stores {
  public:
    virtual ~Stores() = default;
    virtual story::ProjectStore& projects() = 0;
    virtual story::SegmentStore& segments() = 0;
    virtual story::SequenceStore& sequence() = 0;
    virtual story::SegmentMediaStore& segment_media() = 0;
    virtual story::MediaJournal& journal() = 0;
    virtual story::PronunciationStore& pronunciations() = 0;
    virtual story::SettingsStore& settings() = 0;
    virtual tasks::TaskStore& tasks() = 0;
    virtual tasks::WorkQueue& work() = 0;
    virtual tasks::WebhookOutbox& webhooks() = 0;
    /// Closes the database and opens it again, as a restart of the program does.
    virtual void reopen() = 0;

    support::ManualClock clock;  ///< of the database too
};

/// A kind of database.
struct Backend {
    std::string name;
    std::function<std::unique_ptr<Stores>()> open;

    friend std::ostream& operator<<(std::ostream& out, const Backend& backend) { return out << backend.name; }
};

/// A test that gets a database of its own.
class StoreContract : public testing::TestWithParam<Backend> {
  protected:
    story::Project make_project(std::size_t segment_count = 0) {
        story::NewProject project{.title = "The Lighthouse", .segments = {}};
        for (std::size_t i = 0; i < segment_count; ++i) {
            project.segments.push_back({"Text " + std::to_string(i), "Picture " + std::to_string(i)});
        }
        return stores->projects().create(project);
    }
    story::Segment make_segment() { return stores->segments().list(make_project(1).id).front(); }
    base::Timestamp updated_at(const std::string& project_id) {
        return stores->projects().find(project_id)->project.updated_at;
    }

    std::unique_ptr<Stores> stores = GetParam().open();
};

inline const std::string unknown_id = "00000000-0000-4000-8000-000000000000";

}  // namespace storyflow::contract
