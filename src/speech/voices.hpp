#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace storyflow::speech {

enum class Gender { female, male };
enum class Accent { american, british };

struct Voice {
    std::string_view id;    ///< "bf_emma": accent, gender, name
    std::string_view name;  ///< "Emma"
    Gender gender;
    Accent accent;
};

inline constexpr std::string_view default_voice = "af_heart";

/// The 28 English voices of Kokoro v1.0, sorted by id.
[[nodiscard]] std::span<const Voice> all_voices();
[[nodiscard]] std::optional<Voice> find_voice(std::string_view id);

inline constexpr double slowest_speed = 0.5;
inline constexpr double fastest_speed = 2.0;
/// Clamps to slowest..fastest; 1.0 for infinities and NaN.
[[nodiscard]] double clamp_speed(double speed);

}  // namespace storyflow::speech
