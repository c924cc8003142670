#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/locked.hpp"
#include "speech/phonemizer.hpp"

namespace storyflow::speech {

/// Asks another phonemizer only for what it has not said lately: the names of a story come again and again.
/// Borrows the other one, whose answer to a piece must not depend on the pieces beside it. Safe from any
/// thread.
class RememberingPhonemizer final : public Phonemizer {
  public:
    /// Keeps at most `capacity` pieces of each accent; then it begins anew. Longer pieces than a few words
    /// are not kept.
    explicit RememberingPhonemizer(Phonemizer& phonemizer, std::size_t capacity = 4096)
        : phonemizer_(phonemizer), capacity_(capacity) {}

    [[nodiscard]] std::vector<std::string> ipa(std::span<const std::string> pieces, Accent accent,
                                               std::stop_token stop) override;

  private:
    using Answers = std::map<std::string, std::string, std::less<>>;

    void remember(std::span<const std::string> pieces, std::span<const std::string> answers, Accent accent);

    Phonemizer& phonemizer_;
    std::size_t capacity_;
    base::Locked<std::array<Answers, 2>> known_;  ///< of each accent
};

}  // namespace storyflow::speech
