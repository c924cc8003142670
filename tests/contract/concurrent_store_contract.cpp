#include <gmock/gmock.h>

#include <atomic>
#include <mutex>
#include <numeric>
#include <set>

#include "tests/contract/suites.hpp"

namespace storyflow::contract {

TEST_P(ConcurrentStoreContract, ParallelAppendsNumberTheSegmentsWithoutGapsOrDuplicates) {
    constexpr int threads = 8;
    constexpr int appends = 10;
    const auto project = make_project();
    in_parallel(threads, [&](int) {
        for (int i = 0; i < appends; ++i)
            EXPECT_TRUE(stores->segments().append(project.id, {{"Text", ""}}));
    });
    std::vector<std::int64_t> expected(threads * appends);
    std::iota(expected.begin(), expected.end(), 0);
    std::vector<std::int64_t> indices;
    for (const auto& segment : stores->segments().list(project.id))
        indices.push_back(segment.sequence_index);
    EXPECT_EQ(indices, expected);
}

TEST_P(ConcurrentStoreContract, ReadersAreServedWhileOthersWrite) {
    const auto project = make_project(1);
    in_parallel(8, [&](int thread) {
        for (int i = 0; i < 20; ++i) {
            if (thread % 2 == 0) {
                stores->segments().append(project.id, {{"Text", ""}});
            } else {
                const auto found = stores->projects().find(project.id);
                ASSERT_TRUE(found);
                EXPECT_GE(found->segment_count, 1);
            }
        }
    });
}

TEST_P(ConcurrentStoreContract, ParallelEditsAndReordersLoseNothing) {
    const auto project = make_project(4);
    const auto segments = stores->segments().list(project.id);
    std::vector<std::string> order;
    for (const auto& segment : segments)
        order.push_back(segment.id);
    in_parallel(4, [&](int thread) {
        const auto& id = segments[static_cast<std::size_t>(thread)].id;
        for (int i = 0; i < 10; ++i) {
            stores->segments().edit(id,
                                    {.text_content = std::to_string(i), .image_prompt = {}, .is_locked = {}});
            EXPECT_TRUE(stores->segments().reorder(project.id, order));
        }
    });
    for (const auto& segment : stores->segments().list(project.id)) {
        EXPECT_EQ(segment.text_content, "9");
        EXPECT_EQ(segment.text_revision, 11);
    }
}

TEST_P(ConcurrentStoreContract, ParallelRequestsForOneSegmentMakeOneItem) {
    constexpr int threads = 16;
    std::mutex mutex;
    std::set<std::string> task_ids;
    std::int64_t added = 0;
    in_parallel(threads, [&](int thread) {
        const auto result = enqueue(task_of("task " + std::to_string(thread), {"a"}));
        const std::lock_guard lock(mutex);
        task_ids.insert(result.status.task_id);
        added += result.added;
    });
    EXPECT_EQ(added, 1);
    EXPECT_EQ(task_ids.size(), 1U);
    EXPECT_EQ(claim_all().size(), 1U);
}

TEST_P(ConcurrentStoreContract, ParallelClaimsHandOutEachItemOnce) {
    constexpr int items = 100;
    std::vector<std::string> segment_ids;
    for (int i = 0; i < items; ++i)
        segment_ids.push_back("segment " + std::to_string(i));
    enqueue(task_of("t", segment_ids));
    std::mutex mutex;
    std::vector<std::string> handed_out;
    in_parallel(8, [&](int) {
        while (const auto claimed = claim()) {
            finish(*claimed, tasks::CompletedSegment{claimed->segment_id, "", 1.0});
            const std::lock_guard lock(mutex);
            handed_out.push_back(claimed->segment_id);
        }
    });
    EXPECT_THAT(handed_out, testing::UnorderedElementsAreArray(segment_ids));
    EXPECT_EQ(status_after_restart("t").state, tasks::TaskState::completed);
}

TEST_P(ConcurrentStoreContract, OfParallelPronunciationsOfOneWordOneIsKept) {
    const auto project = make_project();
    std::atomic<int> added = 0;
    in_parallel(8, [&](int thread) {
        try {
            stores->pronunciations().add(project.id, thread % 2 == 0 ? "Siobhan" : "SIOBHAN", "Shivawn");
            ++added;
        } catch (const story::PronunciationRefused&) {
            // Another thread was quicker.
        }
    });
    EXPECT_EQ(added, 1);
    EXPECT_EQ(stores->pronunciations().list(project.id).size(), 1U);
}

TEST_P(ConcurrentStoreContract, ParallelSettingsChangesAllCount) {
    const auto start = stores->settings().load().logo_margin;
    in_parallel(8, [&](int) {
        for (int i = 0; i < 5; ++i) {
            stores->settings().change([](story::Settings& settings) { ++settings.logo_margin; });
        }
    });
    EXPECT_EQ(stores->settings().load().logo_margin, start + 40);
}

}  // namespace storyflow::contract
