#include "metrics/measured_processor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::metrics {
namespace {

using testing::HasSubstr;

/// Ends every item with the same outcome.
class OneEnd final : public tasks::ItemProcessor {
  public:
    explicit OneEnd(std::optional<base::ErrorKind> fault = {}) : fault_(fault) {}
    tasks::ItemOutcome process(const tasks::ItemClaim&, std::stop_token) override {
        if (fault_) throw base::Error(*fault_, "no");
        return tasks::CompletedSegment{.segment_id = "s", .audio_url = "u", .duration = 2.0};
    }

  private:
    std::optional<base::ErrorKind> fault_;
};

}  // namespace

TEST(MeasuredProcessor, PassesTheOutcomeOnAndCountsIt) {
    Measures measures;
    OneEnd inner;
    MeasuredProcessor processor(inner, measures);
    const auto outcome = processor.process({}, {});
    EXPECT_TRUE(std::holds_alternative<tasks::CompletedSegment>(outcome));
    EXPECT_THAT(measures.text({}), HasSubstr(R"(storyflow_items_total{end="completed"} 1)"));
    EXPECT_THAT(measures.text({}), HasSubstr("storyflow_narrated_seconds_total 2"));
}

TEST(MeasuredProcessor, CountsWhatIsThrownAndPassesItOn) {
    Measures measures;
    for (const auto kind :
         {base::ErrorKind::cancelled, base::ErrorKind::unavailable, base::ErrorKind::internal}) {
        OneEnd inner(kind);
        EXPECT_THROW(MeasuredProcessor(inner, measures).process({}, {}), base::Error);
    }
    for (const auto* end : {"cancelled", "to_retry", "failed"})
        EXPECT_THAT(measures.text({}), HasSubstr("{end=\"" + std::string(end) + "\"} 1"));
}

}  // namespace storyflow::metrics
