#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace storyflow::speech {

enum class Gender { female, male };
enum class Accent { american, british };

struct Voice {
    std::string id;                ///< "bf_emma": accent, gender, name
    std::string name;              ///< "Emma"
    std::optional<Gender> gender;  ///< std::nullopt: its id does not tell
    Accent accent;                 ///< of the English that it speaks here
    std::string language;          ///< that it was made for, "en-GB"; empty: its id does not tell

    /// Whether it was made for another language than the English that it speaks here.
    [[nodiscard]] bool is_foreign() const { return !language.empty() && !language.starts_with("en-"); }
};

inline constexpr std::string_view default_voice = "af_heart";

/// The 28 English voices of Kokoro v1.0, sorted by id.
[[nodiscard]] std::span<const Voice> published_voices();
[[nodiscard]] bool is_published_voice(std::string_view id);

/// Whether the text is 1 to 64 letters, digits, '_' and '-', as the id of a voice is: `af_bella`.
[[nodiscard]] bool is_voice_id(std::string_view text);

/// The facts in the id of a voice, also of a voice that a user made: `jf_alpha` is a Japanese
/// woman named Alpha (the naming of Kokoro v1.0), `narrator` is a voice of that name.
[[nodiscard]] Voice describe_voice(std::string_view id);

inline constexpr double slowest_speed = 0.5;
inline constexpr double fastest_speed = 2.0;
/// Clamps to slowest..fastest; 1.0 for infinities and NaN.
[[nodiscard]] double clamp_speed(double speed);

}  // namespace storyflow::speech
