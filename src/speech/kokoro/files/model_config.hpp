#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace storyflow::speech::kokoro {

/// The sizes of the network; the defaults are those of Kokoro-82M v1.0.
struct ModelConfig {
    struct Plbert {
        std::size_t hidden_size = 768;
        std::size_t num_attention_heads = 12;
        std::size_t intermediate_size = 2048;
        std::size_t max_position_embeddings = 512;
        std::size_t num_hidden_layers = 12;
    };
    struct Istftnet {
        std::vector<std::size_t> upsample_kernel_sizes{20, 12};
        std::vector<std::size_t> upsample_rates{10, 6};
        std::size_t gen_istft_hop_size = 5;
        std::size_t gen_istft_n_fft = 20;
        std::vector<std::vector<std::size_t>> resblock_dilation_sizes{{1, 3, 5}, {1, 3, 5}, {1, 3, 5}};
        std::vector<std::size_t> resblock_kernel_sizes{3, 7, 11};
        std::size_t upsample_initial_channel = 512;
    };

    std::size_t hidden_dim = 512;
    std::size_t style_dim = 128;
    std::size_t n_token = 178;
    std::size_t n_layer = 3;
    std::size_t max_dur = 50;
    std::size_t text_encoder_kernel_size = 5;
    Plbert plbert;
    Istftnet istftnet;
};

/// Parses `config.json`. Missing keys keep their defaults, unknown keys are ignored. Throws
/// `base::Error{damaged_model}` for text that is not a JSON object and for values that this network cannot
/// have (each has fixed bounds; the product of the upsampling rates and the hop must be 300).
[[nodiscard]] ModelConfig parse_model_config(std::string_view json);

}  // namespace storyflow::speech::kokoro
