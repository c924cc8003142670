#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "text/pronunciation.hpp"

namespace storyflow::cli {

/// Reads pronunciations: one `word = /phonemes/` or `word = respelling` a line; empty lines and lines that
/// begin with `#` are skipped. Throws `base::Error{invalid_input}` naming file, line and fault.
[[nodiscard]] std::vector<text::Pronunciation> read_pronunciation_file(const std::filesystem::path& file);

/// The same for the content of a file.
[[nodiscard]] std::vector<text::Pronunciation> parse_pronunciations(std::string_view content,
                                                                    std::string_view file_name);

}  // namespace storyflow::cli
