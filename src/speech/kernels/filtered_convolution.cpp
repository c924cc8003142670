#include "speech/kernels/filtered_convolution.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "speech/kernels/block_product.hpp"
#include "speech/kernels/filter_transforms.hpp"
#include "speech/kernels/lane_order.hpp"
#include "speech/kernels/point_product.hpp"

namespace storyflow::speech::kernels {

namespace {

/// The most lanes that are computed together: three vectors of AVX-512, or six of AVX2.
constexpr std::size_t most_lanes = 48;
constexpr std::size_t lane_multiple = 16;
/// The largest dilation for which `lane_multiple` lanes still hold a whole group.
constexpr std::size_t largest_dilation = 16;
/// Blocks whose products are stored before they are combined: as many as fit into the second-level cache.
constexpr std::size_t blocks_at_once = 4;
/// With fewer tiles than this, tiles are made smaller, so that all threads end at about the same time.
constexpr std::size_t few_tiles = 24;
/// Added to the steps between points, whose rows would otherwise map to the same cache lines.
constexpr std::size_t step_offset = 16;

std::size_t divide_up(std::size_t value, std::size_t by) {
    return (value + by - 1) / by;
}

std::size_t whole_lanes(std::size_t lanes) {
    return divide_up(lanes, lane_multiple) * lane_multiple;
}

/// Groups in one tile. Depends only on the shapes, so that the statistics are the same for any number of
/// threads.
std::size_t tile_groups(std::size_t groups, std::size_t dilation) {
    const std::size_t most = most_lanes / dilation;
    const bool is_long = groups >= few_tiles * most || dilation > 2 * lane_multiple;
    return is_long ? most : std::max<std::size_t>(1, 2 * lane_multiple / dilation);
}

std::size_t columns_after(const ConvolutionShape& shape, std::size_t columns) {
    const std::size_t around = columns + 2 * shape.padding;
    const std::size_t reach = (shape.kernel - 1) * shape.dilation + 1;
    return around < reach ? 0 : around - reach + 1;
}

void check_operand(const ConvolutionShape& shape, const Matrix* operand, std::size_t columns) {
    if (operand == nullptr) return;
    if (operand->rows() != shape.out_channels || operand->columns() != columns) {
        throw base::Error(base::ErrorKind::internal, "What is added to a convolution has another shape.");
    }
}

}  // namespace

/// One call of `apply`: the operands, the weights at the filter's points, and the work on single tiles.
class FilteredConvolution::Run {
  public:
    Run(const FilteredConvolution& convolution, const Matrix& x, const ConvolutionPrologue& prologue,
        const ConvolutionEpilogue& epilogue, Matrix& y)
        : convolution_(convolution),
          shape_(convolution.shape_),
          filter_(convolution.filter_),
          x_(x),
          prologue_(prologue),
          epilogue_(epilogue),
          y_(y),
          groups_(divide_up(y.columns(), filter_.outputs * shape_.dilation)),
          tile_groups_(tile_groups(groups_, shape_.dilation)),
          tiles_(divide_up(groups_, tile_groups_)),
          weight_step_(convolution.blocks_ * shape_.in_channels * block_rows + step_offset) {}

    void apply(Execution& execution) {
        Arena& shared = execution.shared_arena();
        const std::size_t weights = filter_.points * weight_step_;
        const std::size_t sums = tiles_ * shape_.out_channels;
        shared.clear(Arena::bytes_of<float>(weights) + Arena::bytes_of<RowSums>(sums));
        weights_ = shared.take<float>(weights).data();
        sums_ = shared.take<RowSums>(sums);
        execution.run(convolution_.blocks_, [&](std::size_t block) { evaluate_block(block); });
        execution.run_with_scratch(tiles_, [&](std::size_t tile, Arena& room) { compute_tile(tile, room); });
        if (epilogue_.statistics != nullptr) collect_statistics();
    }

  private:
    /// The scratch memory of one tile.
    struct Room {
        Room(const Run& run, std::size_t tile_groups, Arena& arena) {
            order = {run.filter_.outputs, run.shape_.dilation, tile_groups};
            lanes = whole_lanes(order.lanes());
            input_step = run.shape_.in_channels * lanes + step_offset;
            product_step = blocks_at_once * block_rows * lanes + step_offset;
            class_step =
                lanes + whole_lanes(run.filter_.groups_behind() * run.shape_.dilation) + 2 * lane_multiple;
            const std::size_t columns_size =
                (tile_groups + run.filter_.groups_behind()) * run.filter_.outputs * run.shape_.dilation +
                lane_order_slack;
            const std::size_t classes_size = run.filter_.outputs * class_step + lane_order_slack;
            const std::size_t points = run.filter_.points;
            arena.clear(Arena::bytes_of<float>(columns_size) + Arena::bytes_of<float>(classes_size) +
                        Arena::bytes_of<float>(points * input_step) +
                        Arena::bytes_of<float>(points * product_step));
            columns = arena.take<float>(columns_size);
            classes = arena.take<float>(classes_size);
            inputs = arena.take<float>(points * input_step).data();
            products = arena.take<float>(points * product_step).data();
            std::ranges::fill(columns, 0.0f);
            std::ranges::fill(classes, 0.0f);
        }

        LaneOrder order;
        std::size_t lanes = 0;
        std::size_t input_step = 0;
        std::size_t product_step = 0;
        std::size_t class_step = 0;
        std::span<float> columns;
        std::span<float> classes;
        float* inputs = nullptr;    ///< [points][in channels, lanes]
        float* products = nullptr;  ///< [points][up to blocks_at_once * 8 rows, lanes]
    };

    void evaluate_block(std::size_t block) {
        evaluate_weights(filter_, {.taps = convolution_.packed_.weights.row(block).data(),
                                   .rows = shape_.in_channels,
                                   .kernel = shape_.kernel,
                                   .points = weights_ + block * shape_.in_channels * block_rows,
                                   .point_step = weight_step_});
    }

    void compute_tile(std::size_t tile, Arena& arena) {
        const std::size_t first_group = tile * tile_groups_;
        Room room(*this, std::min(tile_groups_, groups_ - first_group), arena);
        const std::size_t first = first_group * filter_.outputs * shape_.dilation;
        for (std::size_t channel = 0; channel < shape_.in_channels; ++channel)
            take_in(channel, first, room);
        for (std::size_t block = 0; block < convolution_.blocks_; block += blocks_at_once) {
            const std::size_t count = std::min(blocks_at_once, convolution_.blocks_ - block);
            multiply(block, count, room);
            const std::size_t end = std::min(shape_.out_channels, (block + count) * block_rows);
            for (std::size_t row = block * block_rows; row < end; ++row)
                give_out(row, row - block * block_rows, first, tile, room);
        }
    }

    /// Transforms a row's columns from `first - padding` on to the filter's points.
    void take_in(std::size_t channel, std::size_t first, Room& room) const {
        const std::size_t count = room.order.columns() + (filter_.taps - 1) * shape_.dilation;
        const std::size_t begin = std::min(count, shape_.padding - std::min(shape_.padding, first));
        const std::size_t offset = first + begin - shape_.padding;  // of the first column of x
        const std::size_t inside = offset < x_.columns() ? std::min(count - begin, x_.columns() - offset) : 0;
        float* const columns = room.columns.data();
        std::fill_n(columns, begin, 0.0f);
        if (inside > 0) {
            apply_prologue(prologue_.activation,
                           prologue_.rows.empty() ? RowPrologue() : prologue_.rows[channel],
                           x_.row(channel).data() + offset, inside, columns + begin);
        }
        std::fill(columns + begin + inside, columns + count, 0.0f);

        LaneOrder order = room.order;
        order.groups += filter_.groups_behind();
        to_lanes(order, columns, room.classes.data(), room.class_step);
        evaluate_inputs(filter_, {.classes = room.classes.data(),
                                  .class_step = room.class_step,
                                  .lanes = room.lanes,
                                  .dilation = shape_.dilation,
                                  .points = room.inputs + channel * room.lanes,
                                  .point_step = room.input_step});
    }

    void multiply(std::size_t block, std::size_t count, const Room& room) const {
        const std::size_t block_step = shape_.in_channels * block_rows;
        for (std::size_t point = 0; point < filter_.points; ++point) {
            multiply_points({.weights = weights_ + point * weight_step_ + block * block_step,
                             .block_step = block_step,
                             .blocks = count,
                             .input = room.inputs + point * room.input_step,
                             .rows = shape_.in_channels,
                             .lanes = room.lanes,
                             .output = room.products + point * room.product_step});
        }
    }

    void give_out(std::size_t row, std::size_t product_row, std::size_t first, std::size_t tile, Room& room) {
        combine_products(filter_, {.points = room.products + product_row * room.lanes,
                                   .point_step = room.product_step,
                                   .lanes = room.lanes,
                                   .classes = room.classes.data(),
                                   .class_step = room.class_step});
        from_lanes(room.order, room.classes.data(), room.class_step, room.columns.data());
        const auto part_of = [&](const Matrix* from) {
            return from == nullptr ? nullptr : from->row(row).data() + first;
        };
        sums_[row * tiles_ + tile] =
            apply_epilogue({.values = room.columns.data(),
                            .count = std::min(room.order.columns(), y_.columns() - first),
                            .bias = convolution_.packed_.bias.row(0)[row],
                            .residual = part_of(epilogue_.residual),
                            .second_residual = part_of(epilogue_.second_residual),
                            .factor = epilogue_.factor,
                            .to = y_.row(row).data() + first});
    }

    void collect_statistics() const {
        epilogue_.statistics->resize(shape_.out_channels);
        for (std::size_t row = 0; row < shape_.out_channels; ++row)
            (*epilogue_.statistics)[row] = statistics_of(sums_.subspan(row * tiles_, tiles_));
    }

    const FilteredConvolution& convolution_;
    const ConvolutionShape& shape_;
    const MinimalFilter& filter_;
    const Matrix& x_;
    const ConvolutionPrologue& prologue_;
    const ConvolutionEpilogue& epilogue_;
    Matrix& y_;
    std::size_t groups_;
    std::size_t tile_groups_;
    std::size_t tiles_;
    std::size_t weight_step_;
    float* weights_ = nullptr;  ///< [points][blocks, in, 8]
    std::span<RowSums> sums_;   ///< [rows, tiles]
};

bool FilteredConvolution::suits(const ConvolutionShape& shape) {
    return shape.stride == 1 && shape.dilation <= largest_dilation &&
           minimal_filter(shape.kernel).has_value();
}

FilteredConvolution::FilteredConvolution(const ConvolutionShape& shape, std::span<const float> weight,
                                         std::span<const float> bias)
    : FilteredConvolution(shape, pack_weights(shape, weight, bias)) {}

FilteredConvolution::FilteredConvolution(const ConvolutionShape& shape, PackedWeights weights)
    : shape_(shape), blocks_(packed_rows(shape)), packed_(std::move(weights)) {
    packed_.check(shape);
    if (!suits(shape)) {
        throw base::Error(base::ErrorKind::internal, "Minimal filtering does not suit this convolution.");
    }
    filter_ = *minimal_filter(shape.kernel);
}

void FilteredConvolution::apply(const Matrix& x, const ConvolutionPrologue& prologue,
                                const ConvolutionEpilogue& epilogue, Matrix& y, Execution& execution) const {
    if (x.rows() != shape_.in_channels || (!prologue.rows.empty() && prologue.rows.size() != x.rows())) {
        throw base::Error(base::ErrorKind::internal, "A convolution's input has the wrong number of rows.");
    }
    const std::size_t columns = columns_after(shape_, x.columns());
    check_operand(shape_, epilogue.residual, columns);
    check_operand(shape_, epilogue.second_residual, columns);
    y.resize(shape_.out_channels, columns, execution.memory());
    Run(*this, x, prologue, epilogue, y).apply(execution);
}

}  // namespace storyflow::speech::kernels
