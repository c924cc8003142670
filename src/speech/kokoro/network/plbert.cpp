#include "speech/kokoro/network/plbert.hpp"

#include "speech/kernels/attention.hpp"
#include "speech/kernels/elementwise.hpp"
#include "speech/kernels/normalisation.hpp"
#include "speech/kokoro/network/rearrange.hpp"

namespace storyflow::speech::kokoro {

using kernels::Matrix;

namespace {

// Defaults of ALBERT that the configuration file leaves out.
constexpr std::size_t embedding_size = 128;
constexpr std::size_t token_type_count = 2;
constexpr float plbert_norm_epsilon = 1e-12F;

Parameters only_layer(const Parameters& parameters) {
    return parameters.of("encoder.albert_layer_groups.0.albert_layers.0");
}

void normalise(Matrix& x, const ScaleAndShift& norm, kernels::Execution& execution) {
    kernels::layer_norm(x, norm.gamma, norm.beta, plbert_norm_epsilon, execution);
}

}  // namespace

Plbert::Plbert(const Parameters& parameters, const ModelConfig& config)
    : heads_(config.plbert.num_attention_heads),
      repetitions_(config.plbert.num_hidden_layers),
      words_(parameters.values("embeddings.word_embeddings.weight", {config.n_token, embedding_size})),
      positions_(parameters.values("embeddings.position_embeddings.weight",
                                   {config.plbert.max_position_embeddings, embedding_size})),
      token_types_(
          parameters.values("embeddings.token_type_embeddings.weight", {token_type_count, embedding_size})),
      embedding_norm_(load_layer_norm(parameters.of("embeddings.LayerNorm"), embedding_size)),
      widen_(load_linear(parameters.of("encoder.embedding_hidden_mapping_in"), config.plbert.hidden_size,
                         embedding_size)),
      query_(load_linear(only_layer(parameters).of("attention.query"), config.plbert.hidden_size,
                         config.plbert.hidden_size)),
      key_(load_linear(only_layer(parameters).of("attention.key"), config.plbert.hidden_size,
                       config.plbert.hidden_size)),
      value_(load_linear(only_layer(parameters).of("attention.value"), config.plbert.hidden_size,
                         config.plbert.hidden_size)),
      dense_(load_linear(only_layer(parameters).of("attention.dense"), config.plbert.hidden_size,
                         config.plbert.hidden_size)),
      attention_norm_(
          load_layer_norm(only_layer(parameters).of("attention.LayerNorm"), config.plbert.hidden_size)),
      feed_forward_(load_linear(only_layer(parameters).of("ffn"), config.plbert.intermediate_size,
                                config.plbert.hidden_size)),
      feed_forward_output_(load_linear(only_layer(parameters).of("ffn_output"), config.plbert.hidden_size,
                                       config.plbert.intermediate_size)),
      output_norm_(
          load_layer_norm(only_layer(parameters).of("full_layer_layer_norm"), config.plbert.hidden_size)) {}

Matrix Plbert::embed(std::span<const int> ids, kernels::Execution& execution) const {
    Matrix embedded = looked_up(words_, embedding_size, ids, execution.memory());
    for (std::size_t row = 0; row < embedded.rows(); ++row) {
        const auto values = embedded.row(row);
        for (std::size_t t = 0; t < values.size(); ++t)
            values[t] += positions_[t * embedding_size + row] + token_types_[row];
    }
    normalise(embedded, embedding_norm_, execution);
    return embedded;
}

Matrix Plbert::apply(std::span<const int> ids, kernels::Execution& execution) const {
    Matrix x, query, key, value, attended, wide, y;
    widen_.apply(embed(ids, execution), x, execution);
    for (std::size_t repetition = 0; repetition < repetitions_; ++repetition) {
        query_.apply(x, query, execution);
        key_.apply(x, key, execution);
        value_.apply(x, value, execution);
        kernels::self_attention(query, key, value, heads_, attended, execution);
        dense_.apply(attended, y, execution);
        kernels::add(x, y, execution);
        normalise(x, attention_norm_, execution);

        feed_forward_.apply(x, wide, execution);
        kernels::gelu(wide, execution);
        feed_forward_output_.apply(wide, y, execution);
        kernels::add(x, y, execution);
        normalise(x, output_norm_, execution);
    }
    return x;
}

}  // namespace storyflow::speech::kokoro
