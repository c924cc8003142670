#include <fstream>

#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"

/// A service that runs for months must not grow with the amount of work done.
namespace storyflow::e2e {

namespace {

using std::chrono::seconds;
using support::eventually;

class Memory : public StoryService {
  protected:
    static std::size_t resident_kib(const support::ServerProcess& server) {
        std::ifstream status("/proc/" + std::to_string(server.pid()) + "/status");
        for (std::string word; status >> word;) {
            std::size_t kib = 0;
            if (word == "VmRSS:" && status >> kib) return kib;
        }
        throw std::runtime_error("The system does not tell how much memory the server takes.");
    }
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, Memory, testing::Values(Store::sqlite, Store::postgres), store_name);

TEST_P(Memory, StaysFlatOverAThousandSegments) {
    const auto server = start();
    ApiClient api(*server);
    const auto task = api.generate_all(api.import_story(sentences(1000)));
    const auto reaches = [&](std::int64_t count) {
        return eventually([&] { return done(api.task(task)) >= count; }, seconds(120));
    };
    ASSERT_TRUE(reaches(300));
    const std::size_t warm = resident_kib(*server);
    ASSERT_TRUE(reaches(1000));
    // A reading while segments are spoken holds what is just being worked on; the end of the work gives it
    // back.
    std::size_t after = resident_kib(*server);
    const bool is_flat = eventually(
        [&] {
            after = resident_kib(*server);
            return after < warm + 4U * 1024;
        },
        seconds(10));
    RecordProperty("kib_after_300", std::to_string(warm));
    RecordProperty("kib_after_1000", std::to_string(after));
    // The heap of a busy process varies by some megabytes. If one narration per segment stayed in memory, it
    // would grow by a hundred.
    EXPECT_TRUE(is_flat) << after << " KiB, after 300 segments " << warm;
    EXPECT_LT(after, 64U * 1024) << "KiB";
}

}  // namespace storyflow::e2e
