#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.hpp"

// Types of Pango and fontconfig, whose headers only sources include.
using FcConfig = struct _FcConfig;                          // NOLINT
using PangoFontDescription = struct _PangoFontDescription;  // NOLINT
using PangoFontMap = struct _PangoFontMap;                  // NOLINT

namespace storyflow::film {

/// One font for subtitles, and the system's fonts for letters that it does not have (Chinese, Arabic, …). The
/// configuration is this object's own, so that the program's other text is not affected. Not thread-safe.
class SubtitleFont {
  public:
    /// Roboto Bold, which is part of the program.
    SubtitleFont();
    /// `bytes`: a TrueType or OpenType file with outlines. Throws `base::Error{invalid_input}` with the
    /// reason for anything else, also for web fonts (WOFF), which Pango does not draw.
    explicit SubtitleFont(std::string_view bytes);
    ~SubtitleFont();
    SubtitleFont(const SubtitleFont&) = delete;
    SubtitleFont& operator=(const SubtitleFont&) = delete;

    [[nodiscard]] PangoFontMap* map() const { return map_.get(); }
    /// Whether this font or one of the system's has the letter.
    [[nodiscard]] bool has(char32_t letter) const;
    /// Family, weight and slant, without a size.
    [[nodiscard]] const PangoFontDescription* description() const { return description_.get(); }

  private:
    struct Release {
        void operator()(FcConfig* config) const;
        void operator()(PangoFontDescription* description) const;
        void operator()(PangoFontMap* map) const;
    };

    base::FileDescriptor file_;  ///< in memory; Pango and FreeType open fonts by their paths
    std::unique_ptr<FcConfig, Release> config_;
    std::unique_ptr<PangoFontDescription, Release> description_;
    std::unique_ptr<PangoFontMap, Release> map_;
};

/// The font in the file, or Roboto Bold. Throws `base::Error` that names the file: not_found, or
/// invalid_input.
[[nodiscard]] SubtitleFont subtitle_font(const std::optional<std::filesystem::path>& file);

}  // namespace storyflow::film
