#include "speech/kokoro/files/model_config.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <cstdint>
#include <string>
#include <utility>

#include "base/error.hpp"

namespace storyflow::speech::kokoro {

namespace {

namespace json = boost::json;

constexpr std::size_t largest_config = 256 * 1024;  ///< bytes; the published one has 2.4 KB
constexpr std::size_t deepest_config = 8;
/// The network gives F0 and energy twice for each frame of 600 samples.
constexpr std::size_t samples_per_f0_value = 300;

base::Error bad_config(const std::string& what) {
    return {base::ErrorKind::damaged_model, "config.json: " + what};
}

struct Range {
    std::size_t least;
    std::size_t most;
};

std::size_t read_number(const json::value& value, const std::string& name, Range range) {
    json::error_code is_no_number;
    const auto number = value.to_number<std::uint64_t>(is_no_number);
    if (is_no_number || number < range.least || number > range.most) {
        throw bad_config(name + " must be an integer from " + std::to_string(range.least) + " to " +
                         std::to_string(range.most));
    }
    return static_cast<std::size_t>(number);
}

std::vector<std::size_t> read_numbers(const json::value& value, const std::string& name, Range length,
                                      Range range) {
    const json::array* const array = value.if_array();
    if (array == nullptr || array->size() < length.least || array->size() > length.most) {
        throw bad_config(name + " must be an array of " + std::to_string(length.least) + " to " +
                         std::to_string(length.most) + " values");
    }
    std::vector<std::size_t> numbers;
    for (const json::value& element : *array)
        numbers.push_back(read_number(element, name, range));
    return numbers;
}

/// One JSON object and its path, for messages. Each function leaves its target unchanged when the key is
/// missing.
class Section {
  public:
    Section(const json::object& object, std::string path) : object_(object), path_(std::move(path)) {}

    void read(const char* key, Range range, std::size_t& target) const {
        if (const json::value* value = object_.if_contains(key))
            target = read_number(*value, path_ + key, range);
    }

    void read(const char* key, Range length, Range range, std::vector<std::size_t>& target) const {
        if (const json::value* value = object_.if_contains(key))
            target = read_numbers(*value, path_ + key, length, range);
    }

    void read(const char* key, Range rows, Range length, Range range,
              std::vector<std::vector<std::size_t>>& target) const {
        const json::value* const value = object_.if_contains(key);
        if (value == nullptr) return;
        const json::array* const array = value->if_array();
        if (array == nullptr || array->size() < rows.least || array->size() > rows.most)
            throw bad_config(path_ + key + " must be an array of " + std::to_string(rows.least) + " to " +
                             std::to_string(rows.most) + " arrays");
        target.clear();
        for (const json::value& row : *array)
            target.push_back(read_numbers(row, path_ + key, length, range));
    }

    /// Calls `read` with the object under the key, if it is there.
    template <class Read>
    void enter(const char* key, Read read) const {
        const json::value* const value = object_.if_contains(key);
        if (value == nullptr) return;
        if (!value->is_object()) throw bad_config(path_ + key + " must be an object");
        read(Section(value->get_object(), path_ + key + "."));
    }

  private:
    const json::object& object_;
    std::string path_;
};

void read_plbert(const Section& section, ModelConfig::Plbert& plbert) {
    section.read("hidden_size", {1, 8192}, plbert.hidden_size);
    section.read("num_attention_heads", {1, 128}, plbert.num_attention_heads);
    section.read("intermediate_size", {1, 32768}, plbert.intermediate_size);
    section.read("max_position_embeddings", {3, 4096}, plbert.max_position_embeddings);
    section.read("num_hidden_layers", {1, 64}, plbert.num_hidden_layers);
    if (plbert.hidden_size % plbert.num_attention_heads != 0)
        throw bad_config("plbert.hidden_size must be a multiple of plbert.num_attention_heads");
}

void read_istftnet(const Section& section, ModelConfig::Istftnet& istftnet) {
    constexpr Range stages{1, 4};
    constexpr Range blocks{1, 8};
    section.read("upsample_kernel_sizes", stages, {1, 64}, istftnet.upsample_kernel_sizes);
    section.read("upsample_rates", stages, {1, 64}, istftnet.upsample_rates);
    section.read("gen_istft_hop_size", {1, 256}, istftnet.gen_istft_hop_size);
    section.read("gen_istft_n_fft", {2, 1024}, istftnet.gen_istft_n_fft);
    section.read("resblock_dilation_sizes", blocks, blocks, {1, 32}, istftnet.resblock_dilation_sizes);
    section.read("resblock_kernel_sizes", blocks, {1, 31}, istftnet.resblock_kernel_sizes);
    section.read("upsample_initial_channel", {1, 4096}, istftnet.upsample_initial_channel);
}

void check_upsampling(const ModelConfig::Istftnet& istftnet) {
    const auto& kernels = istftnet.upsample_kernel_sizes;
    const auto& rates = istftnet.upsample_rates;
    if (kernels.size() != rates.size())
        throw bad_config(
            "istftnet.upsample_kernel_sizes and upsample_rates must have one value for each stage");
    std::size_t product = istftnet.gen_istft_hop_size;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        if (kernels[i] < rates[i] || (kernels[i] - rates[i]) % 2 != 0)
            throw bad_config("each of istftnet.upsample_kernel_sizes must be its rate plus an even number");
        product *= rates[i];
    }
    if (product != samples_per_f0_value)
        throw bad_config("the product of istftnet.upsample_rates and gen_istft_hop_size must be 300");
    if (istftnet.upsample_initial_channel % (std::size_t{1} << rates.size()) != 0)
        throw bad_config("istftnet.upsample_initial_channel must be halved by every stage without a rest");
}

void check_istftnet(const ModelConfig::Istftnet& istftnet) {
    check_upsampling(istftnet);
    if (istftnet.gen_istft_n_fft % 2 != 0 || istftnet.gen_istft_hop_size > istftnet.gen_istft_n_fft)
        throw bad_config("istftnet.gen_istft_n_fft must be even and at least the hop size");
    if (istftnet.resblock_kernel_sizes.size() != istftnet.resblock_dilation_sizes.size())
        throw bad_config(
            "istftnet.resblock_kernel_sizes and resblock_dilation_sizes must have one entry for each block");
    for (const std::size_t kernel : istftnet.resblock_kernel_sizes) {
        if (kernel % 2 == 0) throw bad_config("each of istftnet.resblock_kernel_sizes must be odd");
    }
}

void read_top(const Section& section, ModelConfig& config) {
    section.read("hidden_dim", {8, 4096}, config.hidden_dim);
    section.read("style_dim", {1, 1024}, config.style_dim);
    section.read("n_token", {1, 65536}, config.n_token);
    section.read("n_layer", {1, 32}, config.n_layer);
    section.read("max_dur", {1, 1024}, config.max_dur);
    section.read("text_encoder_kernel_size", {1, 31}, config.text_encoder_kernel_size);
    // Each direction of an LSTM has half of it, and the decoder's residual an eighth.
    if (config.hidden_dim % 8 != 0) throw bad_config("hidden_dim must be a multiple of 8");
    if (config.text_encoder_kernel_size % 2 == 0) throw bad_config("text_encoder_kernel_size must be odd");
}

json::value parse(std::string_view text) {
    if (text.size() > largest_config)
        throw bad_config("more than " + std::to_string(largest_config) + " bytes");
    json::parse_options options;
    options.max_depth = deepest_config;
    json::error_code error;
    json::value value = json::parse(text, error, {}, options);
    if (error) throw bad_config("no JSON: " + error.message());
    if (!value.is_object()) throw bad_config("no JSON object");
    return value;
}

}  // namespace

ModelConfig parse_model_config(std::string_view text) {
    const json::value value = parse(text);
    const Section top(value.get_object(), "");
    ModelConfig config;
    read_top(top, config);
    top.enter("plbert", [&](const Section& section) { read_plbert(section, config.plbert); });
    top.enter("istftnet", [&](const Section& section) { read_istftnet(section, config.istftnet); });
    check_istftnet(config.istftnet);
    return config;
}

}  // namespace storyflow::speech::kokoro
