#include "store/sql/project_rows.hpp"

#include <gtest/gtest.h>

#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

namespace {

using namespace std::chrono_literals;

class ProjectRowsTest : public SqlTest {
  protected:
    story::Project stored(const story::Project& project) {
        return database.write([&](Transaction& transaction) {
            insert_project(transaction, project);
            return find_project(transaction, project.id)->project;
        });
    }
    /// Returns `updated_at` after a change.
    base::Timestamp touched(std::string_view id) {
        return database.write([&](Transaction& transaction) {
            EXPECT_TRUE(touch_project(transaction, id));
            return find_project(transaction, id)->project.updated_at;
        });
    }
};

}  // namespace

TEST_P(ProjectRowsTest, KeepEveryStatusAndTheOutput) {
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

TEST_P(ProjectRowsTest, TheTimeOfUpdateMovesForwardWhateverTheClockSays) {
    const auto noon = clock.now();
    stored({.id = "p", .title = "", .created_at = noon, .updated_at = noon, .output_path = {}});
    clock.advance(1s);
    EXPECT_EQ(touched("p"), noon + 1s);
    EXPECT_EQ(touched("p"), noon + 1s + 1us);
    clock.advance(-1h);
    EXPECT_EQ(touched("p"), noon + 1s + 2us);
}

TEST_P(ProjectRowsTest, AnUnknownProjectCanNeitherBeTouchedNorLocked) {
    database.write([](Transaction& transaction) {
        EXPECT_FALSE(touch_project(transaction, "p"));
        EXPECT_FALSE(lock_project(transaction, "p"));
        EXPECT_FALSE(lock_project_of(transaction, "s"));
    });
}

TEST_P(ProjectRowsTest, TheKeysOfManyTitlesAreFilledIn) {
    for (int i = 0; i < 1'200; ++i)
        stored({.id = std::to_string(i),
                .title = "STRA\u00dfE",
                .created_at = {},
                .updated_at = {},
                .output_path = {}});
    database.write([](Transaction& transaction) {
        transaction.run("UPDATE projects SET title_key = ''");
        fill_title_keys(transaction);
        EXPECT_EQ(number(transaction, "SELECT count(*) FROM projects WHERE title_key = 'strasse'"), 1'200);
    });
}

INSTANTIATE_TEST_SUITE_P(Store, ProjectRowsTest, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
