#include "tasks/work_by_kind.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <variant>

#include "base/error.hpp"

namespace storyflow::tasks {
namespace {

class NamingProcessor final : public ItemProcessor {
  public:
    explicit NamingProcessor(std::string name) : name_(std::move(name)) {}
    ItemOutcome process(const ItemClaim& claim, std::stop_token) override {
        return CompletedSegment{claim.segment_id, name_ + ":" + claim.work.order, 1.0};
    }

  private:
    std::string name_;
};

TEST(WorkByKind, HandsEachItemToTheProcessorOfItsKind) {
    NamingProcessor narrator("narrator");
    NamingProcessor exporter("exporter");
    WorkByKind work({{"narration", narrator}, {"export", exporter}});
    const auto did = [&](const Work& wanted) {
        ItemClaim claim;
        claim.work = wanted;
        return std::get<CompletedSegment>(work.process(claim, {})).audio_url;
    };
    EXPECT_EQ(did({}), "narrator:");
    EXPECT_EQ(did({"export", "m4b"}), "exporter:m4b");
}

TEST(WorkByKind, TellsTheKindsThatItCanDo) {
    NamingProcessor narrator("narrator");
    NamingProcessor exporter("exporter");
    const WorkByKind work({{"narration", narrator}, {"export", exporter}});
    EXPECT_THAT(work.kinds(), testing::UnorderedElementsAre("narration", "export"));
}

TEST(WorkByKind, LeavesWorkOfAnotherKindToOthers) {
    WorkByKind work({});
    try {
        (void)work.process({}, {});
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    }
}

}  // namespace
}  // namespace storyflow::tasks
