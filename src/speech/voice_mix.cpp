#include "speech/voice_mix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>

#include "base/utf8.hpp"

namespace storyflow::speech {

namespace {

constexpr double largest_weight = 100.0;
constexpr double smallest_written_weight = 0.000'001;

std::optional<double> parse_weight(std::string_view text) {
    double weight = 0.0;
    const auto [rest, failure] =
        std::from_chars(text.data(), text.data() + text.size(), weight, std::chars_format::fixed);
    const bool is_number = failure == std::errc{} && rest == text.data() + text.size();
    if (!is_number || !(weight > 0.0 && weight <= largest_weight)) return std::nullopt;
    return weight;
}

/// `af_bella` or `af_bella(2)`
std::optional<VoiceMix::Part> parse_part(std::string_view text) {
    text = base::trim(text);
    const std::size_t bracket = text.find('(');
    std::optional<double> weight = 1.0;
    if (bracket != std::string_view::npos) {
        if (!text.ends_with(')')) return std::nullopt;
        weight = parse_weight(text.substr(bracket + 1, text.size() - bracket - 2));
    }
    const auto voice = text.substr(0, bracket);
    if (!is_voice_id(voice) || !weight) return std::nullopt;
    return VoiceMix::Part{std::string(voice), *weight};
}

void add(VoiceMix& mix, VoiceMix::Part part) {
    const auto known = std::find_if(mix.parts.begin(), mix.parts.end(),
                                    [&](const VoiceMix::Part& other) { return other.voice == part.voice; });
    if (known == mix.parts.end()) {
        mix.parts.push_back(std::move(part));
    } else {
        known->weight += part.weight;
    }
}

void share_out(VoiceMix& mix) {
    double sum = 0.0;
    for (const auto& part : mix.parts)
        sum += part.weight;
    for (auto& part : mix.parts)
        part.weight /= sum;
}

}  // namespace

Voice VoiceMix::leading_voice() const {
    const auto heaviest =
        std::max_element(parts.begin(), parts.end(),
                         [](const Part& left, const Part& right) { return left.weight < right.weight; });
    return describe_voice(heaviest->voice);
}

std::optional<VoiceMix> parse_voice_mix(std::string_view text) {
    if (text != base::trim(text)) return std::nullopt;
    VoiceMix mix;
    for (std::size_t written = 0; written < most_mixed_voices; ++written) {
        const std::size_t end = text.find_first_of("+,");
        auto part = parse_part(text.substr(0, end));
        if (!part) return std::nullopt;
        add(mix, *std::move(part));
        if (end == std::string_view::npos) {
            share_out(mix);
            return mix;
        }
        text.remove_prefix(end + 1);
    }
    return std::nullopt;
}

std::string written(const VoiceMix& mix) {
    if (mix.parts.size() == 1) return mix.parts.front().voice;
    std::string text;
    for (const auto& part : mix.parts) {
        // A part that is too small to be written is still one: a weight of 0 would be refused.
        const double weight = std::max(part.weight, smallest_written_weight);
        text += fmt::format("{}{}({:.6f})", text.empty() ? "" : "+", part.voice, weight);
    }
    return text;
}

}  // namespace storyflow::speech
