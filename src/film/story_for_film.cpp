#include "film/story_for_film.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>
#include <vector>

#include "audio/wav.hpp"
#include "base/error.hpp"

namespace storyflow::film {

namespace {

constexpr int most_tries = 3;

story::Project project_of(const StorySources& sources, std::string_view id) {
    auto found = sources.projects.find(id);
    if (!found) throw base::Error(base::ErrorKind::not_found, "The project was removed.");
    return std::move(found->project);
}

/// Calls `work`; what it throws begins with the number of the segment.
template <class Work>
auto for_segment(std::size_t number, Work work) {
    try {
        return work();
    } catch (const base::Error& error) {
        throw base::Error(error.kind(), fmt::format("Segment {}: {}", number, error.what()), error.detail());
    }
}

/// A row is switched before its file, so for a moment the file may be another narration.
void require_length(const std::filesystem::path& narration, double seconds) {
    constexpr double tolerance = 0.001;
    if (std::abs(audio::wav_info(narration).duration() - seconds) <= tolerance) return;
    throw base::Error(base::ErrorKind::unavailable,
                      "its narration is not as long as the story tells. Narrate it once more.");
}

/// Keeps the files of scenes one after the other.
class SceneTaking {
  public:
    SceneTaking(const StorySources& sources, const RenderFolder& folder, const RenderRequest& request)
        : sources_(sources), folder_(folder), request_(request) {}

    Scene take(ProjectScene&& scene) {
        ++number_;
        return for_segment(number_, [&] {
            const auto narration = folder_.keep_file(sources_.library.absolute(scene.narration),
                                                     fmt::format("narration-{:05}.wav", number_));
            require_length(narration, scene.duration);
            return Scene{.narration = narration,
                         .picture = picture_of(scene),
                         .script = std::move(scene.script),
                         .words = std::move(scene.words),
                         .title = std::move(scene.title),
                         .pause_before = scene.pause_before,
                         .fit = held_fit_};
        });
    }

  private:
    std::filesystem::path picture_of(const ProjectScene& scene) {
        if (!scene.picture.empty()) {
            const std::filesystem::path file = sources_.library.absolute(scene.picture);
            held_ =
                folder_.keep_file(file, fmt::format("picture-{:05}{}", number_, file.extension().string()));
            held_fit_ = scene.fit;
        } else if (!request_.hold_pictures) {
            throw base::Error(base::ErrorKind::conflict, "it has no picture.");
        }
        return held_;
    }

    const StorySources& sources_;
    const RenderFolder& folder_;
    const RenderRequest& request_;
    std::size_t number_ = 0;
    std::filesystem::path held_;  ///< shown where a segment has no picture; empty before the first
    story::PictureFit held_fit_ = story::PictureFit::fill;
};

/// Under names that no other file of the folder has. Clients gave the files' own names, which errors tell.
void keep_look_files(const RenderFolder& folder, FilmOrder& order) {
    const auto keep = [&folder](std::filesystem::path& file, const char* kind) {
        file = folder.keep_file(file, kind + file.filename().string());
    };
    if (order.logo) keep(*order.logo, "logo-");
    if (order.font) keep(*order.font, "font-");
    if (order.music) keep(order.music->file, "music-");
}

FilmOrder try_to_take(const StorySources& sources, const story::Project& project,
                      const story::Settings& settings, const RenderRequest& request,
                      const RenderFolder& folder) {
    auto order = order_in(look_of(sources, settings), project);
    keep_look_files(folder, order);
    SceneTaking taking(sources, folder, request);
    for (auto& scene :
         read_project_scenes(sources.segments, sources.segment_media, story::pauses_of(settings), project.id))
        order.scenes.push_back(taking.take(std::move(scene)));
    if (order.scenes.empty())
        throw base::Error(base::ErrorKind::conflict, "Project has no segments to render.");
    return order;
}

bool has_changed(const StorySources& sources, const story::Project& project,
                 const story::Settings& settings) {
    return project_of(sources, project.id).updated_at != project.updated_at ||
           sources.settings.load() != settings;
}

}  // namespace

FilmLook look_of(const StorySources& sources, const story::Settings& settings) {
    std::optional<story::Logo> logo;
    if (settings.active_logo) logo = sources.find_logo(*settings.active_logo);
    return look_of(settings, logo, sources.library.root());
}

FilmOrder order_in(const FilmLook& look, const story::Project& project) {
    FilmOrder order;
    order.title = project.title;
    order.author = project.author;
    order.style = look.style;
    order.pause = look.pause;
    order.draw_subtitles = look.draw_subtitles;
    order.logo = look.logo;
    order.font = look.font;
    if (look.has_title_card) order.title_card = Card{project.title, project.author, look.card_seconds};
    if (!look.end_card.empty()) order.end_card = Card{look.end_card, "", look.card_seconds};
    order.music = look.music;
    return order;
}

FilmOrder take_story(const StorySources& sources, std::string_view project_id, const RenderRequest& request,
                     const RenderFolder& folder) {
    for (int tries = 1;; ++tries) {
        const auto project = project_of(sources, project_id);
        const auto settings = sources.settings.load();
        try {
            auto order = try_to_take(sources, project, settings, request, folder);
            if (!has_changed(sources, project, settings)) return order;
        } catch (const base::Error&) {
            // A file may be gone because the story has changed since its row was read.
            if (tries == most_tries || !has_changed(sources, project, settings)) throw;
        }
        if (tries == most_tries) {
            throw base::Error(base::ErrorKind::unavailable,
                              "The story is being changed. The film waits until it rests.");
        }
    }
}

}  // namespace storyflow::film
