#include "store/sql/change_rows.hpp"

#include <gmock/gmock.h>

#include "tests/contract/owed_changes.hpp"
#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

namespace {

class ChangeRowsTest : public SqlTest {
  protected:
    ChangeRowsTest() {
        project_id = stores->projects().create({.title = "Story", .segments = {{"One", "a"}}}).id;
        segment = support::segments_of(stores->segments(), project_id).front();
    }
    void set_picture(const std::string& file) {
        const auto changes = stores->segment_media().set_image(segment.id, file, "incoming/" + file);
        for (const auto& change : *changes)
            stores->journal().carry_out(change, [] {});
    }
    story::MediaChanges forget(std::int64_t number) {
        return database.write([&](Transaction& transaction) {
            OwedChanges owed(transaction);
            forget_change(transaction, owed, {project_id, number});
            return owed.all();
        });
    }

    std::string project_id;
    story::Segment segment;
};

}  // namespace

TEST_P(ChangeRowsTest, ReturnAnOrderAsItWasRecorded) {
    const std::vector<std::string> before{"a", "b", "c"};
    const std::vector<std::string> after{"c", "a", "b"};
    database.write([&](Transaction& transaction) {
        const auto change = begin_change(transaction, project_id, story::ChangeKind::order, nullptr);
        EXPECT_EQ(recorded_order(transaction, change, Side::before), std::nullopt);
        record_order(transaction, change, before, after);
        EXPECT_EQ(recorded_order(transaction, change, Side::before), before);
        EXPECT_EQ(recorded_order(transaction, change, Side::after), after);
    });
}

TEST_P(ChangeRowsTest, ListTheLatestChangeFirst) {
    set_picture("a.png");
    stores->segment_media().remove_image(segment.id);
    const auto list =
        database.read([&](Transaction& transaction) { return list_changes(transaction, project_id); });
    ASSERT_EQ(list.undoable.size(), 2U);
    EXPECT_EQ(list.undoable[0].kind, story::ChangeKind::picture_removal);
    EXPECT_EQ(list.undoable[1].kind, story::ChangeKind::picture);
}

TEST_P(ChangeRowsTest, AForgottenChangeTakesThePicturesWithItThatOnlyItNames) {
    set_picture("a.png");
    set_picture("b.png");
    set_picture("c.png");
    EXPECT_THAT(forget(1), testing::IsEmpty()) << "the second change names a.png, too";
    EXPECT_THAT(forget(2), testing::ElementsAre(contract::removal("a.png")));
    EXPECT_THAT(forget(3), testing::ElementsAre(contract::removal("b.png"))) << "c.png is shown";
}

INSTANTIATE_TEST_SUITE_P(Store, ChangeRowsTest, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
