#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "film/timeline.hpp"

namespace storyflow::film {

/// How loud background music is at each moment: at its level between the narrations, 12 dB below that while a
/// narration is heard, and on the way between in straight lines of decibels: down in the half second before a
/// voice begins, up in the second after it ended, so that it stays down in short pauses. It grows from
/// silence in the film's first second and fades in its last three; in films of less than ten seconds both are
/// shorter in proportion. Immutable.
class MusicLevel {
  public:
    /// `voices`: in order, without overlap; `length` of the film. Both in samples of `audio::narration_rate`.
    /// `level`: decibels.
    MusicLevel(std::span<const HeardSpan> voices, std::int64_t length, double level);

    /// The factor at a second of the film.
    [[nodiscard]] float at(double seconds) const;

  private:
    struct Voice {
        double begin;
        double end;
    };
    [[nodiscard]] double ducking(double seconds) const;
    [[nodiscard]] double fading(double seconds) const;

    std::vector<Voice> voices_;
    double length_;
    double level_;
};

}  // namespace storyflow::film
