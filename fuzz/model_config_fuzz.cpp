#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fuzz/bad_input.hpp"
#include "speech/kokoro/files/model_config.hpp"

// A configuration that is accepted has the relations that the network relies on.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    storyflow::fuzz::attempt(storyflow::base::ErrorKind::damaged_model, [&] {
        const auto config =
            storyflow::speech::kokoro::parse_model_config({reinterpret_cast<const char*>(data), size});
        std::size_t samples = config.istftnet.gen_istft_hop_size;
        for (const std::size_t rate : config.istftnet.upsample_rates)
            samples *= rate;
        if (samples != 300 || config.hidden_dim % 8 != 0) std::abort();
        if (config.istftnet.upsample_kernel_sizes.size() != config.istftnet.upsample_rates.size())
            std::abort();
        if (config.plbert.hidden_size % config.plbert.num_attention_heads != 0) std::abort();
    });
    return 0;
}
