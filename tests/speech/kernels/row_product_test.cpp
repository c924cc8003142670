#include "speech/kernels/row_product.hpp"

#include <gtest/gtest.h>

#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

/// Weights [inputs, outputs] in panels.
std::vector<float> panels_of(const std::vector<float>& weight, std::size_t inputs, std::size_t outputs) {
    const std::size_t panels = (outputs + row_panel - 1) / row_panel;
    std::vector<float> packed(panels * row_panel * inputs, 0.0f);
    for (std::size_t k = 0; k < inputs; ++k) {
        for (std::size_t n = 0; n < outputs; ++n)
            packed[n / row_panel * row_panel * inputs + k * row_panel + n % row_panel] =
                weight[k * outputs + n];
    }
    return packed;
}

TEST(RowProduct, IsTheSumOfProductsAndTheBiasForAnyNumberOfRowsAndOutputs) {
    on_every_instruction_set([] {
        constexpr std::size_t inputs = 21;
        for (const std::size_t rows : {1U, 4U, 7U}) {
            for (const std::size_t outputs : {1U, 16U, 47U, 48U, 100U}) {
                SCOPED_TRACE(testing::Message() << rows << " rows, " << outputs << " outputs");
                const std::vector<float> x = random_values(rows * inputs, 1);
                const std::vector<float> weight = random_values(inputs * outputs, 2);
                const std::vector<float> packed = panels_of(weight, inputs, outputs);
                std::vector<float> bias = random_values(outputs, 3);
                bias.resize(outputs + row_panel);
                Matrix y(rows, outputs);
                multiply_rows({.input = x.data(),
                               .input_step = inputs,
                               .rows = rows,
                               .weights = packed.data(),
                               .inputs = inputs,
                               .bias = bias.data(),
                               .outputs = outputs,
                               .output = y.row(0).data(),
                               .output_step = y.stride()});
                for (std::size_t row = 0; row < rows; ++row) {
                    for (std::size_t n = 0; n < outputs; ++n) {
                        double sum = static_cast<double>(bias[n]);
                        for (std::size_t k = 0; k < inputs; ++k)
                            sum += static_cast<double>(x[row * inputs + k]) *
                                   static_cast<double>(weight[k * outputs + n]);
                        ASSERT_NEAR(static_cast<double>(y.row(row)[n]), sum, 1e-5);
                    }
                }
            }
        }
    });
}

}  // namespace
}  // namespace storyflow::speech::kernels
