#pragma once

#include <string>
#include <string_view>

namespace storyflow::speech::kokoro {

/// The network's name for a parameter that a file calls `stored`: group, dot, inner name, as in
/// `decoder.generator.ups.0.weight_g`. Removes what training and exporters put in front: `module.` before or
/// after the group, `model.` and `kmodel.` before it, and the two halves `encoder.` and `decoder.` of the
/// published ONNX models, whose first half holds parts of the predictor without its name. Names of other
/// networks come out as they are, more or less. Pure.
[[nodiscard]] std::string parameter_name(std::string_view stored);

/// The first group of Kokoro's network that no name of `names` belongs to, as `parameter_name` gives them;
/// empty if none is missing.
template <class Names>
[[nodiscard]] std::string_view missing_group(const Names& names) {
    for (const std::string_view group : {"bert", "bert_encoder", "predictor", "text_encoder", "decoder"}) {
        bool is_there = false;
        for (const std::string& name : names) {
            is_there = name.size() > group.size() && name.starts_with(group) && name[group.size()] == '.';
            if (is_there) break;
        }
        if (!is_there) return group;
    }
    return {};
}

}  // namespace storyflow::speech::kokoro
