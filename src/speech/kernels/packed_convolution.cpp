#include "speech/kernels/packed_convolution.hpp"

#include <algorithm>
#include <utility>

#include "speech/kernels/block_product.hpp"

namespace storyflow::speech::kernels {

namespace {

/// The most values of a tile, so that it stays in the second-level cache together with the weights.
constexpr std::size_t tile_values = 96 * 1024;
constexpr std::size_t largest_tile_pieces = 8;
/// The most multiplications of one part: a few milliseconds on one core, and still enough parts for many
/// cores.
constexpr std::size_t largest_part = 64 << 20;
constexpr std::size_t smallest_part = 2 << 20;
constexpr std::size_t wanted_parts = 32;

std::size_t divide_up(std::size_t value, std::size_t by) {
    return (value + by - 1) / by;
}

std::size_t padded(std::size_t columns) {
    return divide_up(columns, 16) * 16;
}

std::vector<std::size_t> distinct_phases(const ConvolutionShape& shape) {
    std::vector<std::size_t> phases;
    for (std::size_t k = 0; k < shape.kernel; ++k)
        phases.push_back(k * shape.dilation % shape.stride);
    std::sort(phases.begin(), phases.end());
    phases.erase(std::unique(phases.begin(), phases.end()), phases.end());
    return phases;
}

}  // namespace

PackedConvolution::PackedConvolution(const ConvolutionShape& shape, PackedWeights weights)
    : shape_(shape), packed_(std::move(weights)) {
    packed_.check(shape);
    blocks_ = packed_rows(shape);
    margin_ = (shape.kernel - 1) * shape.dilation / shape.stride;
    phases_ = distinct_phases(shape);
}

std::size_t PackedConvolution::columns_after(std::size_t columns) const {
    const std::size_t around = columns + 2 * shape_.padding;
    const std::size_t reach = (shape_.kernel - 1) * shape_.dilation + 1;
    return around < reach ? 0 : (around - reach) / shape_.stride + 1;
}

ConvolutionParts PackedConvolution::cut(std::size_t result_columns, std::size_t unit) const {
    const std::size_t piece_values = shape_.in_channels * phases_.size() * padded(block_columns + margin_);
    const std::size_t pieces = std::clamp<std::size_t>(tile_values / piece_values, 1, largest_tile_pieces);
    ConvolutionParts parts;
    parts.tile_columns = std::max<std::size_t>(1, std::min(result_columns, pieces * block_columns));
    parts.tiles = divide_up(result_columns, parts.tile_columns);

    const std::size_t units = divide_up(blocks_, unit);
    const std::size_t unit_work =
        unit * block_rows * padded(parts.tile_columns) * shape_.in_channels * shape_.kernel;
    const std::size_t part_work =
        std::clamp(unit_work * units * parts.tiles / wanted_parts, smallest_part, largest_part);
    parts.groups = divide_up(units, std::clamp<std::size_t>(part_work / unit_work, 1, units));
    parts.group_blocks = divide_up(units, parts.groups) * unit;
    parts.groups = divide_up(blocks_, parts.group_blocks);
    return parts;
}

std::size_t PackedConvolution::gathered_columns(std::size_t count) const {
    return padded(std::min(count, block_columns)) + margin_;
}

std::size_t PackedConvolution::gathered_values(std::size_t count) const {
    return divide_up(count, block_columns) * shape_.in_channels * phases_.size() *
           padded(gathered_columns(count));
}

std::size_t PackedConvolution::gathered_bytes(std::size_t count) const {
    return Arena::bytes_of<std::size_t>(shape_.kernel) + Arena::bytes_of<float>(gathered_values(count));
}

InputTile PackedConvolution::gather(const Matrix& x, std::size_t first, std::size_t count,
                                    Arena& arena) const {
    const std::size_t used = gathered_columns(count);
    const InputTile tile{.pieces = arena.take<float>(gathered_values(count)),
                         .taps = arena.take<std::size_t>(shape_.kernel),
                         .piece_count = divide_up(count, block_columns),
                         .step = padded(used),
                         .columns = count};
    for (std::size_t k = 0; k < shape_.kernel; ++k) {
        const std::size_t position = k * shape_.dilation;
        const auto phase = std::ranges::lower_bound(phases_, position % shape_.stride) - phases_.begin();
        tile.taps[k] = static_cast<std::size_t>(phase) * tile.step + position / shape_.stride;
    }
    for (std::size_t piece = 0; piece < tile.piece_count; ++piece) {
        const std::span<float> values = tile.piece(piece);
        std::size_t offset = 0;
        for (std::size_t channel = 0; channel < shape_.in_channels; ++channel) {
            for (const std::size_t phase : phases_) {
                fill_row(x.row(channel), first + piece * block_columns, phase, values.subspan(offset, used));
                offset += tile.step;
            }
        }
    }
    return tile;
}

/// to[u] = from[(first + u) * stride + phase - padding], and zero outside of `from`.
void PackedConvolution::fill_row(std::span<const float> from, std::size_t first, std::size_t phase,
                                 std::span<float> to) const {
    const std::size_t start = first * shape_.stride + phase;
    const std::size_t before = start < shape_.padding ? divide_up(shape_.padding - start, shape_.stride) : 0;
    const std::size_t end = from.size() + shape_.padding;
    const std::size_t until = start < end ? divide_up(end - start, shape_.stride) : 0;
    const std::size_t inside_begin = std::min(before, to.size());
    const std::size_t inside_end = std::clamp(until, inside_begin, to.size());

    std::fill(to.begin(), to.begin() + static_cast<std::ptrdiff_t>(inside_begin), 0.0f);
    std::fill(to.begin() + static_cast<std::ptrdiff_t>(inside_end), to.end(), 0.0f);
    if (inside_begin == inside_end) return;
    const float* source = from.data() + (start + inside_begin * shape_.stride - shape_.padding);
    float* const destination = to.data();
    if (shape_.stride == 1) {
        std::copy_n(source, inside_end - inside_begin, destination + inside_begin);
        return;
    }
    for (std::size_t u = inside_begin; u < inside_end; ++u, source += shape_.stride)
        destination[u] = *source;
}

void PackedConvolution::multiply(const InputTile& tile, std::size_t block, float* output,
                                 std::size_t output_step) const {
    BlockProduct product;
    product.weights = packed_.weights.row(block).data();
    product.input_step = tile.step * phases_.size();
    product.rows = shape_.in_channels;
    product.taps = tile.taps.data();
    product.tap_count = tile.taps.size();
    product.bias = packed_.bias.row(0).data() + block * block_rows;
    product.output_step = output_step;
    product.output_rows = std::min(block_rows, shape_.out_channels - block * block_rows);
    for (std::size_t piece = 0; piece < tile.piece_count; ++piece) {
        const std::size_t first = piece * block_columns;
        product.input = tile.piece(piece).data();
        product.output = output + first;
        product.columns = std::min(block_columns, tile.columns - first);
        multiply_block(product);
    }
}

}  // namespace storyflow::speech::kernels
