#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "story/logo.hpp"
#include "story/media_change.hpp"
#include "story/settings.hpp"

namespace storyflow::story {

struct NewLogo {
    std::string name;
    std::string file;           ///< media-relative path that the logo gets
    std::string file_if_taken;  ///< if another logo has that path
    std::string incoming_file;  ///< media-relative, synced
};

struct StoredLogo {
    Logo logo;
    MediaChanges changes;  ///< publish its file
};

struct NewFont {
    std::string family;
    std::string file;           ///< media-relative path that the font gets
    std::string incoming_file;  ///< media-relative, synced
};

struct StoredFont {
    Settings settings;
    MediaChanges changes;  ///< publish its file, and remove the previous font's
};

struct NewMusic {
    std::string file;           ///< media-relative path that the music gets
    std::string incoming_file;  ///< media-relative, synced
};

struct StoredMusic {
    Settings settings;
    MediaChanges changes;  ///< publish its file, and remove the previous music's
};

/// There are as many logos as there may be.
class LogoRefused final : public base::Error {
  public:
    explicit LogoRefused(const std::string& reason) : Error(base::ErrorKind::conflict, reason) {}
};

/// The port of the files that belong to the settings: logos, the font of subtitles, and the music of films.
/// Rules of all stores: stores.hpp.
class SettingsMediaStore {
  public:
    virtual ~SettingsMediaStore() = default;
    /// The newest first.
    [[nodiscard]] virtual std::vector<Logo> logos() = 0;
    [[nodiscard]] virtual std::optional<Logo> find_logo(std::string_view id) = 0;
    /// Throws `LogoRefused` if there are `most_logos`.
    virtual StoredLogo add_logo(const NewLogo& logo) = 0;
    /// If it is the active logo, the settings get none, and show none. The returned changes remove its file.
    virtual std::optional<MediaChanges> remove_logo(std::string_view id) = 0;
    /// Makes it the font of subtitles: `custom_font_file`, `subtitle_font` and `subtitle_font_family` follow.
    virtual StoredFont set_font(const NewFont& font) = 0;
    /// Makes it the music of films, and switches music on.
    virtual StoredMusic set_music(const NewMusic& music) = 0;
    /// Switches music off; std::nullopt if there is none. The returned changes remove its file.
    virtual std::optional<MediaChanges> remove_music() = 0;
};

}  // namespace storyflow::story
