#include "store/sql/shared_steps.hpp"

#include <gtest/gtest.h>

#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

class SharedSteps : public SqlTest {};

TEST_P(SharedSteps, FollowTheStepsOfADatabaseOfItsOwn) {
    constexpr auto steps = with_shared_steps(std::array<MigrationStep, 2>{{{"one"}, {"two"}}});
    static_assert(steps.size() == 2 + shared_steps.size());
    EXPECT_STREQ(steps[1].sql, "two");
    EXPECT_STREQ(steps[2].sql, request_id_schema);
}

TEST_P(SharedSteps, GiveSegmentsASpeedInDoublePrecision) {
    database.write([](Transaction& transaction) {
        transaction.run(R"sql(
            INSERT INTO projects (id, title, title_key, created_at, updated_at, status, resolution_width,
                                  resolution_height, framerate)
            VALUES ('p', 'T', 't', 0, 0, 'DRAFT', 1, 1, 1)
        )sql");
        transaction.run(R"sql(
            INSERT INTO segments (id, project_id, sequence_index, text_content, image_prompt, tts_speed)
            VALUES ('s', 'p', 0, '', '', $1)
        )sql",
                        1.1);
        EXPECT_EQ(Query(transaction, "SELECT tts_speed FROM segments").value<double>(), 1.1);
    });
}

INSTANTIATE_TEST_SUITE_P(Store, SharedSteps, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
