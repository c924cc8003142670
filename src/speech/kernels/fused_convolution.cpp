#include "speech/kernels/fused_convolution.hpp"

#include <utility>

#include "base/error.hpp"
#include "speech/kernels/pieces.hpp"

namespace storyflow::speech::kernels {

namespace {

using Either = std::variant<FilteredConvolution, Convolution>;

Either convolution_of(const ConvolutionShape& shape, PackedWeights weights, FusedConvolution::Way way) {
    if (way == FusedConvolution::Way::fastest && FilteredConvolution::suits(shape))
        return FilteredConvolution(shape, std::move(weights));
    return Convolution(shape, std::move(weights));
}

Matrix with_prologue(const Matrix& x, const ConvolutionPrologue& prologue, Execution& execution) {
    if (!prologue.rows.empty() && prologue.rows.size() != x.rows()) {
        throw base::Error(base::ErrorKind::internal, "A convolution's input has the wrong number of rows.");
    }
    Matrix result(x.rows(), x.columns(), execution.memory());
    for_each_piece(
        x.rows(), x.columns(), execution, [&](std::size_t row, std::size_t first, std::size_t count) {
            apply_prologue(prologue.activation, prologue.rows.empty() ? RowPrologue() : prologue.rows[row],
                           x.row(row).data() + first, count, result.row(row).data() + first);
        });
    return result;
}

void write_with_epilogue(const Matrix& result, const ConvolutionEpilogue& epilogue, Matrix& y,
                         Execution& execution) {
    const auto fits = [&](const Matrix* operand) {
        return operand == nullptr ||
               (operand->rows() == result.rows() && operand->columns() == result.columns());
    };
    if (!fits(epilogue.residual) || !fits(epilogue.second_residual)) {
        throw base::Error(base::ErrorKind::internal, "What is added to a convolution has another shape.");
    }
    y.resize(result.rows(), result.columns(), execution.memory());
    for_each_piece(result.rows(), result.columns(), execution,
                   [&](std::size_t row, std::size_t first, std::size_t count) {
                       const auto part_of = [&](const Matrix* from) {
                           return from == nullptr ? nullptr : from->row(row).data() + first;
                       };
                       (void)apply_epilogue({.values = result.row(row).data() + first,
                                             .count = count,
                                             .residual = part_of(epilogue.residual),
                                             .second_residual = part_of(epilogue.second_residual),
                                             .factor = epilogue.factor,
                                             .to = y.row(row).data() + first});
                   });
    if (epilogue.statistics != nullptr) *epilogue.statistics = statistics_of(y, execution);
}

}  // namespace

FusedConvolution::FusedConvolution(const ConvolutionShape& shape, std::span<const float> weight,
                                   std::span<const float> bias, Way way)
    : FusedConvolution(shape, pack_weights(shape, weight, bias), way) {}

FusedConvolution::FusedConvolution(const ConvolutionShape& shape, PackedWeights weights, Way way)
    : convolution_(convolution_of(shape, std::move(weights), way)) {}

const ConvolutionShape& FusedConvolution::shape() const {
    return std::visit([](const auto& convolution) -> const ConvolutionShape& { return convolution.shape(); },
                      convolution_);
}

void FusedConvolution::apply(const Matrix& x, const ConvolutionPrologue& prologue,
                             const ConvolutionEpilogue& epilogue, Matrix& y, Execution& execution) const {
    if (const auto* const filtered = std::get_if<FilteredConvolution>(&convolution_)) {
        filtered->apply(x, prologue, epilogue, y, execution);
        return;
    }
    Matrix result;
    std::get<Convolution>(convolution_).apply(with_prologue(x, prologue, execution), result, execution);
    write_with_epilogue(result, epilogue, y, execution);
}

}  // namespace storyflow::speech::kernels
