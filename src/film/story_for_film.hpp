#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "film/film.hpp"
#include "film/film_look.hpp"
#include "film/project_scenes.hpp"
#include "film/render_folder.hpp"
#include "film/render_request.hpp"
#include "media/media_library.hpp"
#include "story/logo.hpp"
#include "story/stores.hpp"

namespace storyflow::film {

/// Where a project's film comes from. Borrowed.
struct StorySources {
    story::ProjectStore& projects;
    story::SegmentStore& segments;
    story::SegmentMediaStore& segment_media;
    story::SettingsStore& settings;
    std::function<std::optional<story::Logo>(std::string_view id)> find_logo;
    media::MediaLibrary& library;
};

/// The look that the settings ask for.
[[nodiscard]] FilmLook look_of(const StorySources& sources, const story::Settings& settings);

/// Orders a film of the project in this look, without scenes.
[[nodiscard]] FilmOrder order_in(const FilmLook& look, const story::Project& project);

/// Takes the story as it is now into the folder: texts, words, settings, narrations and pictures of one
/// moment. Throws `base::Error`: not_found without the project, conflict or not_found with the number of a
/// segment that lacks something, unavailable while the story keeps changing.
[[nodiscard]] FilmOrder take_story(const StorySources& sources, std::string_view project_id,
                                   const RenderRequest& request, const RenderFolder& folder);

}  // namespace storyflow::film
