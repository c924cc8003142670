#include "speech/kokoro/network/stage_observer.hpp"

#include <gmock/gmock.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "speech/kokoro/network/rearrange.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::ElementsAre;

TEST(StageObserver, SeesEachResultInTheShapeOfTheManifests) {
    const auto memory = std::make_shared<kernels::MatrixMemory>();
    std::map<std::string, kernels::Matrix> seen;
    const StageObserver observe = [&](std::string_view stage, const kernels::Matrix& result) {
        copy(result, seen[std::string(stage)], memory);
    };
    const kernels::Matrix two_rows = matrix_of({{1, 2, 3}, {4, 5, 6}});
    show(observe, "matrix", two_rows);
    show(observe, "vector", std::vector<float>{7, 8});
    show_transposed(observe, "transposed", two_rows);
    show_rows(observe, "rows", two_rows, 1, 1);

    EXPECT_THAT(seen.at("matrix").row(1), ElementsAre(4, 5, 6));
    EXPECT_EQ(seen.at("vector").rows(), 1U);
    EXPECT_THAT(seen.at("vector").row(0), ElementsAre(7, 8));
    EXPECT_EQ(seen.at("transposed").rows(), 3U);
    EXPECT_THAT(seen.at("transposed").row(2), ElementsAre(3, 6));
    EXPECT_EQ(seen.at("rows").rows(), 1U);
    EXPECT_THAT(seen.at("rows").row(0), ElementsAre(4, 5, 6));
}

TEST(StageObserver, MayBeNobody) {
    const kernels::Matrix result(2, 3);
    EXPECT_NO_THROW(show({}, "matrix", result));
    EXPECT_NO_THROW(show_transposed({}, "transposed", result));
    EXPECT_NO_THROW(show_rows({}, "rows", result, 0, 2));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
