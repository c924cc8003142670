#include "speech/kokoro/files/parameter_name.hpp"

#include <algorithm>
#include <array>

namespace storyflow::speech::kokoro {

namespace {

bool remove_prefix(std::string_view& name, std::string_view prefix) {
    if (!name.starts_with(prefix)) return false;
    name.remove_prefix(prefix.size());
    return true;
}

void remove_wrappers(std::string_view& name) {
    constexpr std::array<std::string_view, 5> wrappers{"module.", "model.", "kmodel.", "net.", "encoder."};
    const auto remove_one = [&] {
        return std::ranges::any_of(wrappers,
                                   [&](std::string_view wrapper) { return remove_prefix(name, wrapper); });
    };
    while (remove_one()) {
    }
    if (name.starts_with("decoder.decoder.")) name.remove_prefix(std::string_view("decoder.").size());
}

/// Parts of the predictor that ONNX models name without it: exporters lose the name of a module whose inner
/// modules are used directly. Only the predictor's text encoder has several LSTMs.
bool is_part_of_predictor(std::string_view group, std::string_view rest) {
    if (group == "text_encoder" && rest.starts_with("lstms.")) return true;
    constexpr std::array<std::string_view, 7> parts{"F0",   "N",      "F0_proj",      "N_proj",
                                                    "lstm", "shared", "duration_proj"};
    return std::ranges::find(parts, group) != parts.end();
}

/// PyTorch's names for weight norm since version 2.
std::string with_plain_weight_norm(std::string name) {
    constexpr std::string_view length = ".parametrizations.weight.original0";
    constexpr std::string_view direction = ".parametrizations.weight.original1";
    if (name.ends_with(length)) return name.replace(name.size() - length.size(), length.size(), ".weight_g");
    if (name.ends_with(direction))
        return name.replace(name.size() - direction.size(), direction.size(), ".weight_v");
    return name;
}

}  // namespace

std::string parameter_name(std::string_view stored) {
    std::string_view rest = stored;
    remove_wrappers(rest);
    const std::size_t end = rest.find('.');
    if (end == std::string_view::npos) return std::string(rest);
    std::string group(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    (void)remove_prefix(rest, "module.");
    if (is_part_of_predictor(group, rest)) group.insert(0, "predictor.");
    return with_plain_weight_norm(group.append(".").append(rest));
}

}  // namespace storyflow::speech::kokoro
