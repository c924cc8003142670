#include "speech/voices.hpp"

#include <algorithm>
#include <cmath>

namespace storyflow::speech {

namespace {

constexpr std::array voices{
    Voice{"af_alloy", "Alloy", Gender::female, Accent::american},
    Voice{"af_aoede", "Aoede", Gender::female, Accent::american},
    Voice{"af_bella", "Bella", Gender::female, Accent::american},
    Voice{"af_heart", "Heart", Gender::female, Accent::american},
    Voice{"af_jessica", "Jessica", Gender::female, Accent::american},
    Voice{"af_kore", "Kore", Gender::female, Accent::american},
    Voice{"af_nicole", "Nicole", Gender::female, Accent::american},
    Voice{"af_nova", "Nova", Gender::female, Accent::american},
    Voice{"af_river", "River", Gender::female, Accent::american},
    Voice{"af_sarah", "Sarah", Gender::female, Accent::american},
    Voice{"af_sky", "Sky", Gender::female, Accent::american},
    Voice{"am_adam", "Adam", Gender::male, Accent::american},
    Voice{"am_echo", "Echo", Gender::male, Accent::american},
    Voice{"am_eric", "Eric", Gender::male, Accent::american},
    Voice{"am_fenrir", "Fenrir", Gender::male, Accent::american},
    Voice{"am_liam", "Liam", Gender::male, Accent::american},
    Voice{"am_michael", "Michael", Gender::male, Accent::american},
    Voice{"am_onyx", "Onyx", Gender::male, Accent::american},
    Voice{"am_puck", "Puck", Gender::male, Accent::american},
    Voice{"am_santa", "Santa", Gender::male, Accent::american},
    Voice{"bf_alice", "Alice", Gender::female, Accent::british},
    Voice{"bf_emma", "Emma", Gender::female, Accent::british},
    Voice{"bf_isabella", "Isabella", Gender::female, Accent::british},
    Voice{"bf_lily", "Lily", Gender::female, Accent::british},
    Voice{"bm_daniel", "Daniel", Gender::male, Accent::british},
    Voice{"bm_fable", "Fable", Gender::male, Accent::british},
    Voice{"bm_george", "George", Gender::male, Accent::british},
    Voice{"bm_lewis", "Lewis", Gender::male, Accent::british},
};

}  // namespace

std::span<const Voice> all_voices() {
    return voices;
}

std::optional<Voice> find_voice(std::string_view id) {
    const auto found =
        std::lower_bound(voices.begin(), voices.end(), id,
                         [](const Voice& voice, std::string_view wanted) { return voice.id < wanted; });
    if (found == voices.end() || found->id != id) return std::nullopt;
    return *found;
}

double clamp_speed(double speed) {
    if (!std::isfinite(speed)) return 1.0;
    return std::clamp(speed, slowest_speed, fastest_speed);
}

}  // namespace storyflow::speech
