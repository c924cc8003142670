#include "store/sql/task_intake.hpp"

#include <gmock/gmock.h>

#include "store/sql/project_store.hpp"
#include "store/sql/segment_store.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"
#include "tests/store/sql/task_of.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::store::postgres {

namespace {

class PostgresIntakeLocks : public PostgresFixture {
  protected:
    Database database{place.url()};
};

}  // namespace

TEST_F(PostgresIntakeLocks, WhatWasDecidedOnStaysAsItIsUntilTheTaskIsStored) {
    base::RandomIdSource ids;
    sql::ProjectStore projects(database, ids);
    sql::SegmentStore segments(database, ids);
    const auto project = projects.create({.title = "", .segments = {{"Text", ""}, {"Other", ""}}});
    const auto segment = support::segments_of(segments, project.id).front();
    auto task = sql::task_of("t", {segment.id});
    task.project_id = project.id;
    task.items[0].decided_on = {.text = 1, .lock = 0, .is_locked = false};
    std::future<void> edit;
    database.write([&](sql::Transaction& transaction) {
        EXPECT_FALSE(sql::is_outdated(transaction, task));
        edit = begin_and_wait_for_lock(
            [&] { segments.edit(segment.id, {.text_content = "New", .image_prompt = {}, .is_locked = {}}); });
        EXPECT_FALSE(sql::is_outdated(transaction, task));
    });
    edit.get();
    EXPECT_TRUE(
        database.write([&](sql::Transaction& transaction) { return sql::is_outdated(transaction, task); }));
}

}  // namespace storyflow::store::postgres
