#include "film/frame_preview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "film/frame_jpeg.hpp"
#include "film/frame_painter.hpp"

namespace storyflow::film {

namespace {

constexpr int most_at_once = 4;  // one is painted, the others wait
constexpr int longest_short_side = 1080;

/// Holds one of the places, or refuses.
class Place {
  public:
    explicit Place(std::counting_semaphore<>& places) : places_(places) {
        if (!places_.try_acquire()) {
            throw base::Error(base::ErrorKind::unavailable,
                              "Too many frames are being painted. Try again in a moment.");
        }
    }
    ~Place() { places_.release(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

  private:
    std::counting_semaphore<>& places_;
};

/// The scenes of a project with the files that they have now.
class ScenesOfNow {
  public:
    ScenesOfNow(const media::MediaLibrary& library, FilmOrder& order) : library_(library), order_(order) {}

    void add(ProjectScene&& scene) {
        if (!library_.is_there(scene.narration)) {
            throw base::Error(base::ErrorKind::conflict,
                              fmt::format("Segment {}: its narration is missing.", order_.scenes.size() + 1));
        }
        order_.scenes.push_back({.narration = library_.absolute(scene.narration),
                                 .picture = picture_of(scene),
                                 .script = std::move(scene.script),
                                 .words = std::move(scene.words),
                                 .title = {},
                                 .pause_before = scene.pause_before,
                                 .fit = held_fit_});
    }

  private:
    std::filesystem::path picture_of(const ProjectScene& scene) {
        if (!scene.picture.empty()) {
            held_ = library_.absolute(scene.picture);
            held_fit_ = scene.fit;
        }
        return held_;
    }

    const media::MediaLibrary& library_;
    FilmOrder& order_;
    std::filesystem::path held_;
    story::PictureFit held_fit_ = story::PictureFit::fill;
};

/// The versions of what a film is made from.
struct Versions {
    std::string project_id;
    base::Timestamp story;
    base::Timestamp settings;

    bool operator==(const Versions&) const = default;
};

}  // namespace

/// One film, with the pictures that were painted last.
struct FramePreview::Prepared {
    Prepared(Versions of, FilmPlan its_plan)
        : versions(std::move(of)), plan(std::move(its_plan)), painter(plan), frame(plan.style.size) {}

    Versions versions;
    FilmPlan plan;
    FramePainter painter;
    Frame frame;
};

FilmStyle preview_style(FilmStyle style) {
    auto& [width, height] = style.size;
    if (std::min(width, height) <= longest_short_side) return style;
    width /= 2;
    height /= 2;
    style.logo.margin /= 2;
    return style;
}

FramePreview::FramePreview(StorySources sources) : sources_(std::move(sources)), places_(most_at_once) {}

FramePreview::~FramePreview() = default;

std::string FramePreview::jpeg_at(std::string_view project_id, double seconds) {
    const Place place(places_);
    const std::lock_guard lock(mutex_);
    auto& film = prepared_for(project_id);
    const auto frames = film.plan.timeline.frames();
    const double rate = film.plan.style.timing.frames_per_second;
    const auto number = static_cast<std::int64_t>(std::floor(std::min(seconds, 1e9) * rate));
    if (number > frames) {
        throw base::Error(base::ErrorKind::invalid_input,
                          fmt::format("The film ends at {:.3f} s.", static_cast<double>(frames) / rate));
    }
    film.painter.paint(std::min(number, frames - 1), film.frame);
    return jpeg_of(film.frame);
}

FramePreview::Prepared& FramePreview::prepared_for(std::string_view project_id) {
    const auto found = sources_.projects.find(project_id);
    if (!found) throw base::Error(base::ErrorKind::not_found, "No Project matches the given query.");
    const auto settings = sources_.settings.load();
    const Versions versions{found->project.id, found->project.updated_at, settings.updated_at};
    if (prepared_ && prepared_->versions == versions) return *prepared_;
    prepared_.reset();  // its memory is free before the next one needs some
    auto look = look_of(sources_, settings);
    look.style = preview_style(look.style);
    auto order = order_in(look, found->project);
    ScenesOfNow scenes(sources_.library, order);
    for (auto& scene : read_project_scenes(sources_.segments, sources_.segment_media,
                                           story::pauses_of(settings), project_id))
        scenes.add(std::move(scene));
    prepared_ = std::make_unique<Prepared>(versions, plan_of_film(order));
    return *prepared_;
}

}  // namespace storyflow::film
