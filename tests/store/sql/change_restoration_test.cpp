#include "store/sql/change_restoration.hpp"

#include <gmock/gmock.h>

#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

namespace {

class ChangeRestorationTest : public SqlTest {
  protected:
    ChangeRestorationTest() {
        project_id = stores->projects().create({.title = "Story", .segments = {{"One", "a"}}}).id;
        segment = support::segments_of(stores->segments(), project_id).front();
        stores->segments().edit(segment.id, {.text_content = "Two", .image_prompt = {}, .is_locked = {}});
    }
    story::ChangeOutcome restore(Side to) {
        const story::FileCheck is_there = [](const std::string&) { return true; };
        const auto change = stores->changes().list(project_id)->undoable.at(0);
        return database.write([&](Transaction& transaction) {
            return ChangeRestoration(transaction, project_id, change, to, is_there).run();
        });
    }
    std::string text() { return stores->segments().find(segment.id)->text_content; }

    std::string project_id;
    story::Segment segment;
};

}  // namespace

TEST_P(ChangeRestorationTest, RestoresTheSideThatIsWantedAndMarksTheChange) {
    const auto outcome = restore(Side::before);
    EXPECT_TRUE(outcome.change.is_undone);
    EXPECT_EQ(outcome.restored, 1);
    EXPECT_EQ(text(), "One");
    EXPECT_TRUE(stores->changes().list(project_id)->undoable.empty());
}

TEST_P(ChangeRestorationTest, DoesNothingTwice) {
    EXPECT_EQ(restore(Side::after).restored, 1) << "it is as wanted already";
    EXPECT_EQ(text(), "Two");
}

TEST_P(ChangeRestorationTest, WritesNothingWhenItIsRefused) {
    database.write([&](Transaction& transaction) {
        transaction.run("UPDATE segments SET text_content = 'Three' WHERE id = $1", segment.id);
    });
    EXPECT_THROW(restore(Side::before), story::ChangeOvertaken);
    EXPECT_EQ(text(), "Three");
    EXPECT_EQ(stores->changes().list(project_id)->undoable.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Store, ChangeRestorationTest, contract::with_tested_backend(),
                         contract::backend_name);

}  // namespace storyflow::store::sql
