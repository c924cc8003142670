#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>

#include "tests/contract/suites.hpp"
#include "tests/support/segments_of.hpp"

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
    for (const auto& segment : support::segments_of(stores->segments(), project.id))
        indices.push_back(segment.sequence_index);
    EXPECT_EQ(indices, expected);
}

TEST_P(ConcurrentStoreContract, ParallelSplitsInsertsAndMergesLoseNoTextAndNoNumber) {
    constexpr int threads = 4;
    const auto project = make_project(threads);
    const auto segments = support::segments_of(stores->segments(), project.id);
    in_parallel(threads, [&](int thread) {
        const auto& id = segments[static_cast<std::size_t>(thread)].id;
        for (int i = 0; i < 10; ++i) {
            EXPECT_TRUE(stores->sequence().split(id, 4, {}));
            EXPECT_TRUE(stores->sequence().insert(project.id, std::nullopt, {"New", ""}));
            EXPECT_TRUE(stores->sequence().merge_next(id, {}));
        }
    });
    std::vector<std::string> texts;
    std::set<std::int64_t> indices;
    for (const auto& segment : support::segments_of(stores->segments(), project.id)) {
        texts.push_back(segment.text_content);
        indices.insert(segment.sequence_index);
    }
    EXPECT_EQ(indices.size(), texts.size());
    EXPECT_EQ(std::ranges::count(texts, "New"), threads * 10);
    EXPECT_THAT(std::vector(texts.end() - threads, texts.end()),
                testing::ElementsAre("Text 0", "Text 1", "Text 2", "Text 3"));
}

TEST_P(ConcurrentStoreContract, OfEditsMadeOnTheSameTextExactlyOneIsTaken) {
    constexpr int threads = 8;
    constexpr int rounds = 5;
    const auto project = make_project(1);
    const auto id = support::segments_of(stores->segments(), project.id).front().id;
    for (int round = 0; round < rounds; ++round) {
        const auto seen = stores->segments().find(id)->text_revision;
        std::atomic<int> taken = 0;
        in_parallel(threads, [&](int thread) {
            const auto text = std::to_string(round) + "/" + std::to_string(thread);
            try {
                stores->segments().edit(
                    id, {.text_content = text, .image_prompt = {}, .is_locked = {}, .made_on = {{seen}}});
                ++taken;
            } catch (const story::TextChangedSince& conflict) {
                EXPECT_EQ(conflict.now().text_revision, seen + 1);
            }
        });
        EXPECT_EQ(taken, 1);
        EXPECT_EQ(stores->segments().find(id)->text_revision, seen + 1);
    }
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
    const auto segments = support::segments_of(stores->segments(), project.id);
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
    for (const auto& segment : support::segments_of(stores->segments(), project.id)) {
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
            EXPECT_EQ(complete(*claimed), tasks::FinishResult::recorded);
            const std::lock_guard lock(mutex);
            handed_out.push_back(claimed->segment_id);
        }
    });
    EXPECT_THAT(handed_out, testing::UnorderedElementsAreArray(segment_ids));
    EXPECT_EQ(state("t"), tasks::TaskState::completed);
}

TEST_P(ConcurrentStoreContract, ParallelRequestsWithOneKeyMakeOneTask) {
    constexpr int threads = 16;
    std::atomic<int> made = 0;
    std::atomic<int> repeated = 0;
    in_parallel(threads, [&](int thread) {
        const auto number = std::to_string(thread);
        auto task = task_of("task " + number, {"segment " + number});
        task.request_key = {"key", "print"};
        const auto result = enqueue(task);
        made += result.is_new ? 1 : 0;
        repeated += result.is_repeated ? 1 : 0;
    });
    EXPECT_EQ(made, 1);
    EXPECT_EQ(repeated, threads - 1);
    EXPECT_EQ(stores->tasks().list().size(), 1U);
    EXPECT_EQ(claim_all().size(), 1U);
}

/// Workers are declared dead while they work: for every interleaving, exactly one outcome of each item is
/// stored.
TEST_P(ConcurrentStoreContract, OfTheOutcomesOfOneItemExactlyOneCountsThoughItsLeasesRunOut) {
    constexpr int items = 40;
    std::vector<std::string> segment_ids;
    for (int i = 0; i < items; ++i)
        segment_ids.push_back("segment " + std::to_string(i));
    enqueue(task_of("t", segment_ids));
    std::atomic<int> recorded = 0;
    std::atomic<int> rounds = 0;
    in_parallel(6, [&](int thread) {
        while (!tasks::is_end_state(state("t")) && ++rounds < 100'000) {
            if (thread == 0) {
                stores->clock.advance(std::chrono::seconds(20));
                stores->work().put_back(tasks::Orphans::expired);
            } else if (const auto claimed = claim()) {
                if (complete(*claimed) == tasks::FinishResult::recorded) ++recorded;
            }
        }
    });
    const auto ended = status("t");
    EXPECT_TRUE(tasks::is_end_state(ended.state));
    EXPECT_EQ(static_cast<std::size_t>(recorded), ended.completed_segments.size());
    EXPECT_EQ(ended.completed_segments.size() + ended.errors.size(), std::size_t{items});
}

TEST_P(ConcurrentStoreContract, AnOwedChangeIsCarriedOutOnceAndThoseOfAProjectOneAfterTheOther) {
    constexpr std::size_t count = 20;
    const auto project = make_project(count);
    story::MediaChanges changes;
    for (const auto& segment : support::segments_of(stores->segments(), project.id)) {
        const auto target = "projects/" + project.id + "/images/" + segment.id + ".png";
        const auto owed = stores->segment_media().set_image(segment.id, target, "incoming/" + segment.id);
        changes.insert(changes.end(), owed->begin(), owed->end());
    }
    std::atomic<int> at_work = 0;
    std::atomic<std::size_t> carried_out = 0;
    in_parallel(8, [&](int) {
        for (const auto& change : changes) {
            stores->journal().carry_out(change, [&] {
                EXPECT_EQ(++at_work, 1);
                std::this_thread::yield();
                ++carried_out;
                --at_work;
            });
        }
    });
    EXPECT_EQ(carried_out, count);
    EXPECT_THAT(stores->journal().pending(), testing::IsEmpty());
}

TEST_P(ConcurrentStoreContract, OfParallelPronunciationsOfOneWordOneIsKept) {
    const auto project = make_project();
    std::atomic<int> added = 0;
    in_parallel(8, [&](int thread) {
        try {
            stores->pronunciations().add(project.id, thread % 2 == 0 ? "Siobhan" : "SIOBHAN", "Shivawn");
            ++added;
        } catch (const story::PronunciationRefused&) {
            // Another thread has added the word already.
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

INSTANTIATE_TEST_SUITE_P(Store, ConcurrentStoreContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
