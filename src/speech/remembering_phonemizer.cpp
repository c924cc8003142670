#include "speech/remembering_phonemizer.hpp"

#include <utility>

#include "base/error.hpp"

namespace storyflow::speech {

namespace {

constexpr std::size_t longest_piece = 100;  // bytes

}  // namespace

std::vector<std::string> RememberingPhonemizer::ipa(std::span<const std::string> pieces, Accent accent,
                                                    std::stop_token stop) {
    std::vector<std::string> answers(pieces.size());
    std::vector<std::size_t> places;
    std::vector<std::string> missing;
    {
        const auto known = known_.lock();
        const Answers& of_accent = (*known)[static_cast<std::size_t>(accent)];
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const auto found = of_accent.find(pieces[i]);
            if (found != of_accent.end()) {
                answers[i] = found->second;
            } else {
                places.push_back(i);
                missing.push_back(pieces[i]);
            }
        }
    }
    if (missing.empty()) return answers;
    auto heard = phonemizer_.ipa(missing, accent, std::move(stop));
    if (heard.size() != missing.size())
        throw base::Error(base::ErrorKind::internal, "The phonemizer left a piece of text out.");
    remember(missing, heard, accent);
    for (std::size_t i = 0; i < heard.size(); ++i)
        answers[places[i]] = std::move(heard[i]);
    return answers;
}

void RememberingPhonemizer::remember(std::span<const std::string> pieces,
                                     std::span<const std::string> answers, Accent accent) {
    const auto known = known_.lock();
    Answers& of_accent = (*known)[static_cast<std::size_t>(accent)];
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].size() > longest_piece) continue;
        if (of_accent.size() >= capacity_) of_accent.clear();
        of_accent.emplace(pieces[i], answers[i]);
    }
}

}  // namespace storyflow::speech
