#include "speech/kernels/lane_order.hpp"

#include <gtest/gtest.h>

#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

void expect_there_and_back(const LaneOrder& order) {
    SCOPED_TRACE(testing::Message() << order.outputs << " outputs, dilation " << order.dilation << ", groups "
                                    << order.groups);
    std::vector<float> columns = random_values(order.columns(), 1);
    columns.resize(order.columns() + lane_order_slack);
    const std::size_t step = (order.lanes() + 15) / 16 * 16 + 16;
    Matrix classes(1, order.outputs * step + lane_order_slack);
    to_lanes(order, columns.data(), classes.row(0).data(), step);
    for (std::size_t column = 0; column < order.columns(); ++column) {
        const std::size_t run = column / order.dilation;
        const std::size_t lane = run / order.outputs * order.dilation + column % order.dilation;
        ASSERT_EQ(classes.row(0)[run % order.outputs * step + lane], columns[column]) << "column " << column;
    }
    std::vector<float> again(order.columns() + lane_order_slack);
    from_lanes(order, classes.row(0).data(), step, again.data());
    again.resize(order.columns());
    columns.resize(order.columns());
    EXPECT_EQ(again, columns);
}

TEST(LaneOrder, PutsTheValuesOfTheSamePlaceTogetherAndBack) {
    on_every_instruction_set([] {
        for (const std::size_t outputs : {4U, 8U, 12U}) {
            for (const std::size_t dilation : {1U, 2U, 3U, 4U, 5U, 6U, 9U, 16U}) {
                for (const std::size_t groups : {1U, 2U, 3U, 16U, 17U, 48U})
                    expect_there_and_back({.outputs = outputs, .dilation = dilation, .groups = groups});
            }
        }
    });
}

}  // namespace
}  // namespace storyflow::speech::kernels
