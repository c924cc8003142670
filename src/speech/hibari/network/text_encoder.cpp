#include "speech/hibari/network/text_encoder.hpp"

#include <algorithm>

#include "speech/files/file_errors.hpp"
#include "speech/hibari/network/row_tiles.hpp"
#include "speech/kernels/attention.hpp"
#include "speech/kernels/transposition.hpp"

namespace storyflow::speech::hibari {

namespace {

constexpr std::size_t heads = 2;
constexpr std::size_t most_repetitions = 64;

/// Columns of `rows` as a matrix with a row for each channel, which is how attention takes its operands.
kernels::Matrix channels_of(const kernels::Matrix& rows, std::size_t first, std::size_t count,
                            kernels::Execution& execution) {
    kernels::Matrix channels(count, rows.rows(), execution.memory());
    kernels::transpose(rows.row(0).data() + first, rows.stride(), rows.rows(), count, channels.row(0).data(),
                       channels.stride());
    return channels;
}

std::vector<MixingBlock> blocks_of(const GraphWeights& weights, const std::string& prefix,
                                   std::size_t channels) {
    std::vector<MixingBlock> blocks;
    for (std::size_t i = 0; weights.contains(prefix + std::to_string(i) + ".gamma"); ++i) {
        blocks.emplace_back(weights, prefix + std::to_string(i));
        if (blocks.back().channels() != channels)
            throw bad_data(prefix + std::to_string(i) + " has another width");
    }
    return blocks;
}

}  // namespace

AttentionLayer::AttentionLayer(const GraphWeights& weights, const std::string& prefix)
    : before_attention_(weights.norm(prefix + ".norm1")),
      before_widening_(weights.norm(prefix + ".norm2")),
      project_(weights.layer(prefix + ".self_attn.in_proj_", before_attention_.channels())),
      join_(weights.layer(prefix + ".self_attn.out_proj.", before_attention_.channels())),
      widen_(weights.layer(prefix + ".linear1.", before_widening_.channels())),
      narrow_(weights.layer(prefix + ".linear2.", widen_.outputs())) {
    const std::size_t channels = before_attention_.channels();
    const bool fits = channels % heads == 0 && before_widening_.channels() == channels &&
                      project_.outputs() == 3 * channels && join_.outputs() == channels &&
                      narrow_.outputs() == channels;
    if (!fits) throw bad_data(prefix + " has layers that do not fit each other");
}

/// The result of attention: for each token the weighted sum over all tokens, [tokens, channels].
kernels::Matrix AttentionLayer::attend(const kernels::Matrix& x, kernels::Execution& execution) const {
    const std::size_t channels = x.columns();
    kernels::Matrix projected(x.rows(), project_.outputs(), execution.memory());
    for_each_tile(x.rows(), execution, [&](std::size_t first, std::size_t rows, kernels::Arena& scratch) {
        scratch.clear(TileRows::bytes(rows, channels) + project_.scratch_bytes(rows));
        const TileRows normed(scratch, rows, channels);
        kernels::normalise_rows(before_attention_.view(), x.row(first).data(), x.stride(), rows,
                                normed.values(), normed.step());
        project_.apply(normed.in(), rows, rows_from(projected, first), scratch);
    });
    kernels::Matrix attended;
    kernels::self_attention(
        channels_of(projected, 0, channels, execution), channels_of(projected, channels, channels, execution),
        channels_of(projected, 2 * channels, channels, execution), heads, attended, execution);
    kernels::Matrix rows(x.rows(), channels, execution.memory());
    kernels::transpose(attended.row(0).data(), attended.stride(), channels, x.rows(), rows.row(0).data(),
                       rows.stride());
    return rows;
}

kernels::Matrix AttentionLayer::apply(const kernels::Matrix& x, kernels::Execution& execution) const {
    const std::size_t channels = x.columns();
    const kernels::Matrix attended = attend(x, execution);
    kernels::Matrix y(x.rows(), channels, execution.memory());
    for_each_tile(x.rows(), execution, [&](std::size_t first, std::size_t rows, kernels::Arena& scratch) {
        scratch.clear(TileRows::bytes(rows, channels) + TileRows::bytes(rows, widen_.outputs()) +
                      join_.scratch_bytes(rows) + widen_.scratch_bytes(rows) + narrow_.scratch_bytes(rows));
        const TileRows normed(scratch, rows, channels);
        const TileRows wide(scratch, rows, widen_.outputs());
        join_.apply(rows_from(attended, first), rows, rows_from(y, first), scratch, rows_from(x, first));
        kernels::normalise_rows(before_widening_.view(), y.row(first).data(), y.stride(), rows,
                                normed.values(), normed.step());
        widen_.apply(normed.in(), rows, wide.out(), scratch);
        kernels::gaussian_gelu(wide.values(), rows * wide.step());
        const kernels::RowsOut to = rows_from(y, first);
        narrow_.apply(wide.in(), rows, to, scratch, {to.values, to.step});
    });
    return y;
}

TextEncoder::TextEncoder(const GraphWeights& weights, const std::string& prefix)
    : norm_(weights.norm(prefix + ".norm")),
      embedding_(weights.all_values(prefix + ".emb.weight", 2)),
      blocks_(blocks_of(weights, prefix + ".convs.", norm_.channels())),
      attention_(weights, prefix + ".attn"),
      repetitions_(weights.uses(prefix + ".attn.self_attn.in_proj_bias")) {
    const bool fits = weights.shape(prefix + ".emb.weight")[1] == norm_.channels() &&
                      repetitions_ <= most_repetitions &&
                      weights.shape(prefix + ".attn.norm1.weight")[0] == norm_.channels();
    if (!fits) throw bad_data(prefix + " has layers that do not fit each other");
}

kernels::Matrix TextEncoder::apply(std::span<const int> ids, kernels::Execution& execution) const {
    kernels::Matrix x(ids.size(), channels(), execution.memory());
    for (std::size_t token = 0; token < ids.size(); ++token) {
        const auto symbol = static_cast<std::size_t>(ids[token]);
        std::copy_n(embedding_.begin() + static_cast<std::ptrdiff_t>(symbol * channels()), channels(),
                    x.row(token).begin());
    }
    for (const MixingBlock& block : blocks_)
        x = block.apply(x, execution);
    for (std::size_t i = 0; i < repetitions_; ++i)
        x = attention_.apply(x, execution);
    kernels::Matrix y(x.rows(), channels(), execution.memory());
    kernels::normalise_rows(norm_.view(), x.row(0).data(), x.stride(), x.rows(), y.row(0).data(), y.stride());
    return y;
}

}  // namespace storyflow::speech::hibari
