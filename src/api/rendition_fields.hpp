#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/field_reader.hpp"
#include "speech/engines.hpp"

/// The fields of projects and segments about how they are spoken. A wrong value is recorded as an error of
/// its field.
namespace storyflow::api {

/// Reads a voice or a mix of at most 100 characters: published voices and those that an engine has.
[[nodiscard]] std::optional<std::string> read_voice(FieldReader& reader, std::string_view name,
                                                    const speech::Engines& engines);

/// Reads `voice_id`; null gives an inner std::nullopt: the voice of the story or the settings.
[[nodiscard]] std::optional<std::optional<std::string>> read_own_voice(FieldReader& reader,
                                                                       const speech::Engines& engines);
/// Reads `tts_speed`, from 0.5 to 2.0; null gives an inner std::nullopt: the speed of the story or the
/// settings.
[[nodiscard]] std::optional<std::optional<double>> read_own_speed(FieldReader& reader);

}  // namespace storyflow::api
