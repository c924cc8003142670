#include "store/sqlite/project_rows.hpp"

#include <gtest/gtest.h>

#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store {

namespace {

using namespace std::chrono_literals;

class ProjectRowsTest : public DatabaseFixture {
  protected:
    story::Project stored(const story::Project& project) {
        return database.write([&](Connection& connection) {
            insert_project(connection, project);
            return find_project(connection, project.id)->project;
        });
    }
    /// `updated_at` after a change at `now`.
    base::Timestamp touched(std::string_view id, base::Timestamp now) {
        return database.write([&](Connection& connection) {
            EXPECT_TRUE(touch_project(connection, id, now));
            return find_project(connection, id)->project.updated_at;
        });
    }

    Database database{file};
    const base::Timestamp noon{1'000'000us};
};

}  // namespace

TEST_F(ProjectRowsTest, KeepEveryStatusAndTheOutput) {
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

TEST_F(ProjectRowsTest, TheTimeOfUpdateMovesForwardWhateverTheClockSays) {
    stored({.id = "p", .title = "", .created_at = noon, .updated_at = noon, .output_path = {}});
    EXPECT_EQ(touched("p", noon + 1s), noon + 1s);
    EXPECT_EQ(touched("p", noon + 1s), noon + 1s + 1us);
    EXPECT_EQ(touched("p", noon - 1h), noon + 1s + 2us);
}

TEST_F(ProjectRowsTest, AnUnknownProjectCannotBeTouched) {
    EXPECT_FALSE(
        database.write([&](Connection& connection) { return touch_project(connection, "p", noon); }));
}

}  // namespace storyflow::store
