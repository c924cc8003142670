#include "store/postgres/project_rows.hpp"

#include <gtest/gtest.h>

#include "store/postgres/segment_rows.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"
#include "tests/support/manual_clock.hpp"

namespace storyflow::store::postgres {

namespace {

using namespace std::chrono_literals;

class PostgresProjectRows : public PostgresFixture {
  protected:
    story::Project stored(const story::Project& project) {
        return database.write([&](Transaction& transaction) {
            insert_project(transaction, project);
            return find_project(transaction, project.id)->project;
        });
    }
    /// `updated_at` after a change.
    base::Timestamp touched(std::string_view id) {
        return database.write([&](Transaction& transaction) {
            EXPECT_TRUE(touch_project(transaction, id));
            return find_project(transaction, id)->project.updated_at;
        });
    }
    story::Project project_of(const std::string& id) {
        return {
            .id = id, .title = "", .created_at = clock.now(), .updated_at = clock.now(), .output_path = {}};
    }
    /// A transaction that has the project locked keeps others from it until it ends.
    void expect_turns(const std::function<void(Transaction&)>& lock) {
        std::future<void> other;
        database.write([&](Transaction& transaction) {
            lock(transaction);
            other = begin_and_wait_for_lock(
                [&] { database.write([](Transaction& late) { EXPECT_TRUE(lock_project(late, "p")); }); });
            transaction.run("UPDATE projects SET title = 'first' WHERE id = 'p'");
        });
        EXPECT_NO_THROW(other.get());
    }

    support::ManualClock clock;
    PostgresDatabase database{place.url(), {.clock = &clock}};
};

}  // namespace

TEST_F(PostgresProjectRows, KeepEveryStatusAndTheOutput) {
    using story::RenderStatus;
    for (const auto status :
         {RenderStatus::draft, RenderStatus::processing, RenderStatus::completed, RenderStatus::failed}) {
        story::Project project;
        project.id = "project " + std::to_string(static_cast<int>(status));
        project.status = status;
        project.output_path = "projects/p/output/final.mp4";
        EXPECT_EQ(stored(project).status, status);
        EXPECT_EQ(
            stored(
                {.id = project.id + "b", .title = "", .created_at = {}, .updated_at = {}, .output_path = {}})
                .output_path,
            std::nullopt);
    }
}

TEST_F(PostgresProjectRows, TheTimeOfUpdateMovesForwardWhateverTheClockSays) {
    const auto noon = clock.now();
    stored(project_of("p"));
    clock.advance(1s);
    EXPECT_EQ(touched("p"), noon + 1s);
    EXPECT_EQ(touched("p"), noon + 1s + 1us);
    clock.advance(-1h);
    EXPECT_EQ(touched("p"), noon + 1s + 2us);
}

TEST_F(PostgresProjectRows, AnUnknownProjectCanNeitherBeTouchedNorLocked) {
    database.write([&](Transaction& transaction) {
        EXPECT_FALSE(touch_project(transaction, "p"));
        EXPECT_FALSE(lock_project(transaction, "p"));
        EXPECT_FALSE(lock_project_of(transaction, "s"));
    });
}

TEST_F(PostgresProjectRows, ThoseWhoChangeOneProjectTakeTurns) {
    stored(project_of("p"));
    expect_turns([](Transaction& transaction) { lock_project(transaction, "p"); });
}

TEST_F(PostgresProjectRows, AProjectIsLockedByWayOfItsSegmentsToo) {
    stored(project_of("p"));
    base::RandomIdSource ids;
    const auto segment = database.write([&](Transaction& transaction) {
        return insert_segments(transaction, ids, "p", 0, {{"Text", ""}}).front().id;
    });
    expect_turns([&](Transaction& transaction) { EXPECT_TRUE(lock_project_of(transaction, segment)); });
}

TEST_F(PostgresProjectRows, ThoseWhoReadDoNotWait) {
    stored(project_of("p"));
    database.write([&](Transaction& transaction) {
        lock_project(transaction, "p");
        EXPECT_TRUE(database.read([](Transaction& reader) { return find_project(reader, "p"); }));
    });
}

}  // namespace storyflow::store::postgres
