#include "store/sql/change_records.hpp"

#include <gmock/gmock.h>

#include "store/sql/change_rows.hpp"
#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

namespace {

class ChangeRecordsTest : public SqlTest {
  protected:
    ChangeRecordsTest() {
        project_id = stores->projects().create({.title = "Story", .segments = {{"One", "a"}}}).id;
        segment = support::segments_of(stores->segments(), project_id).front();
    }
    std::int64_t change(story::ChangeKind kind) {
        return database.write([&](Transaction& transaction) {
            return continue_change(transaction, project_id, kind, &segment).number;
        });
    }

    std::string project_id;
    story::Segment segment;
};

}  // namespace

TEST_P(ChangeRecordsTest, GoesOnWithAChangeOfTheSameKindForAMinute) {
    const auto first = change(story::ChangeKind::text);
    clock.advance(std::chrono::seconds(59));
    EXPECT_EQ(change(story::ChangeKind::text), first);
    clock.advance(std::chrono::seconds(61));
    const auto second = change(story::ChangeKind::text);
    EXPECT_GT(second, first);
    EXPECT_GT(change(story::ChangeKind::voice), second);
}

TEST_P(ChangeRecordsTest, RecordsAllOfASegmentAndOfTheFirstStateBefore) {
    stores->segments().edit(segment.id, {.text_content = {},
                                         .image_prompt = {},
                                         .is_locked = {},
                                         .voice_id = {{"bm_lewis"}},
                                         .tts_speed = {{1.25}},
                                         .chapter = {{story::ChapterStart{"One", 2}}},
                                         .scene_break = true,
                                         .pause_before = {{2.5}}});
    const auto whole = *stores->segments().find(segment.id);
    const auto recorded = database.write([&](Transaction& transaction) {
        const auto key = begin_change(transaction, project_id, story::ChangeKind::lock, &segment);
        EXPECT_TRUE(record(transaction, key, Side::before, segment.id));
        EXPECT_FALSE(record(transaction, key, Side::before, segment.id));
        return find_recorded(transaction, key, Side::before, segment.id);
    });
    ASSERT_TRUE(recorded);
    EXPECT_EQ(recorded->segment, whole);
}

TEST_P(ChangeRecordsTest, ASoundIsKeptUnderANameOfItsOwn) {
    auto later = segment;
    ++later.narration_revision;
    EXPECT_NE(kept_name({project_id, 1}, segment), kept_name({project_id, 1}, later));
    EXPECT_NE(kept_name({project_id, 1}, segment), kept_name({project_id, 2}, segment));
    EXPECT_THAT(kept_name({project_id, 1}, segment),
                testing::StartsWith("projects/" + project_id + "/kept/" + segment.id));
}

INSTANTIATE_TEST_SUITE_P(Store, ChangeRecordsTest, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
